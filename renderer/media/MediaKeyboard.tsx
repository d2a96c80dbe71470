import { useTranslation } from 'react-i18next';
import { CompositionCandidates } from '../ui/keyboard/CompositionCandidates.tsx';
import type { Composition } from '../ui/keyboard/typed.ts';
import { Keyboard } from '../ui/keyboard/Keyboard.tsx';
import { setMediaView, useMediaView } from './media-view.ts';
import { useMediaText } from './track-text.ts';

const setComposition = (composition: Composition) => setMediaView({ composition });

interface MediaKeyboardProps {
  /** False where the candidates stand beside the field, because the display is low. */
  readonly hasCandidates: boolean;
}

/** The keyboard of the search for music. */
export function MediaKeyboard({ hasCandidates }: MediaKeyboardProps) {
  const composition = useMediaView((view) => view.composition);
  return (
    <Keyboard value={composition} onChange={setComposition}>
      {hasCandidates && <MediaCandidates />}
    </Keyboard>
  );
}

/** The Han text that the typed pinyin may become: first what was found under it. */
export function MediaCandidates() {
  const { t } = useTranslation('media');
  const text = useMediaText();
  const composition = useMediaView((view) => view.composition);
  const outcome = useMediaView((view) => view.outcome);
  const names = outcome.state === 'found' ? outcome.items.map(text.title) : [];
  return (
    <CompositionCandidates
      composition={composition}
      names={names}
      hint={t('search.typeHint')}
      onCompose={setComposition}
    />
  );
}
