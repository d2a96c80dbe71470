import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../../host/hooks.ts';
import { CandidateRow } from '../../ui/keyboard/CandidateRow.tsx';
import { candidatesFor } from '../../ui/keyboard/candidates.ts';
import { withCandidate } from '../../ui/keyboard/composition.ts';
import type { Composition } from '../../ui/keyboard/typed.ts';
import { Keyboard } from '../../ui/keyboard/Keyboard.tsx';
import { setNavigationView, useNavigationView } from '../navigation-view.ts';
import { usePinyinTable } from '../../ui/keyboard/use-pinyin-table.ts';

const setComposition = (composition: Composition) =>
  setNavigationView({ composition, place: null });

interface SearchKeyboardProps {
  /** False where the candidates stand beside the field, because the display is low. */
  readonly hasCandidates: boolean;
}

/** The keyboard of the search; what is found stands beside it, what it may mean above its keys. */
export function SearchKeyboard({ hasCandidates }: SearchKeyboardProps) {
  const composition = useNavigationView((view) => view.composition);
  const language = usePage(({ settings }) => settings.settings.language);
  return (
    <Keyboard
      // Another language comes up with its own letters.
      key={language}
      value={composition}
      onChange={setComposition}
      initialLayer={language === 'zh-CN' ? 'pinyin' : 'latin'}
    >
      {hasCandidates && <SearchCandidates />}
    </Keyboard>
  );
}

/** The Han text that the typed pinyin may become. */
export function SearchCandidates() {
  const { t } = useTranslation('navigation');
  const composition = useNavigationView((view) => view.composition);
  const outcome = useNavigationView((view) => view.outcome);
  const table = usePinyinTable(true);
  const candidates = useMemo(() => {
    if (!table || composition.pinyin === '') return [];
    const names = outcome.state === 'found' ? outcome.hits.map(({ name }) => name) : [];
    return candidatesFor(composition, names, table);
  }, [table, composition, outcome]);
  return (
    <CandidateRow
      candidates={candidates}
      hint={composition.pinyin === '' ? t('search.typeHint') : ''}
      onChoose={(candidate) => setComposition(withCandidate(composition, candidate))}
    />
  );
}
