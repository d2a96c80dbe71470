import { useTranslation } from 'react-i18next';
import { CompositionCandidates } from '../../ui/keyboard/CompositionCandidates.tsx';
import type { Composition } from '../../ui/keyboard/typed.ts';
import { Keyboard } from '../../ui/keyboard/Keyboard.tsx';
import { setNavigationView, useNavigationView } from '../navigation-view.ts';

const setComposition = (composition: Composition) =>
  setNavigationView({ composition, place: null });

interface SearchKeyboardProps {
  /** False where the candidates stand beside the field, because the display is low. */
  readonly hasCandidates: boolean;
}

/** The keyboard of the search; what is found stands beside it, what it may mean above its keys. */
export function SearchKeyboard({ hasCandidates }: SearchKeyboardProps) {
  const composition = useNavigationView((view) => view.composition);
  return (
    <Keyboard value={composition} onChange={setComposition}>
      {hasCandidates && <SearchCandidates />}
    </Keyboard>
  );
}

/** The Han text that the typed pinyin may become. */
export function SearchCandidates() {
  const { t } = useTranslation('navigation');
  const composition = useNavigationView((view) => view.composition);
  const outcome = useNavigationView((view) => view.outcome);
  const names = outcome.state === 'found' ? outcome.hits.map(({ name }) => name) : [];
  return (
    <CompositionCandidates
      composition={composition}
      names={names}
      hint={t('search.typeHint')}
      onCompose={setComposition}
    />
  );
}
