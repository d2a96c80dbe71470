import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { CandidateRow } from '../ui/keyboard/CandidateRow.tsx';
import { candidatesFor } from '../ui/keyboard/candidates.ts';
import { withCandidate } from '../ui/keyboard/composition.ts';
import type { Composition } from '../ui/keyboard/typed.ts';
import { Keyboard } from '../ui/keyboard/Keyboard.tsx';
import { usePinyinTable } from '../ui/keyboard/use-pinyin-table.ts';
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
  const language = usePage(({ settings }) => settings.settings.language);
  return (
    <Keyboard
      // Another language comes up with its own letters.
      key={language}
      value={composition}
      onChange={setComposition}
      initialLayer={language === 'zh-CN' ? 'pinyin' : 'latin'}
    >
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
  const table = usePinyinTable(true);
  const names = outcome.state === 'found' ? outcome.items.map(text.title) : [];
  const joined = names.join('\n');
  const candidates = useMemo(() => {
    if (!table || composition.pinyin === '') return [];
    return candidatesFor(composition, joined.split('\n'), table);
  }, [table, composition, joined]);
  return (
    <CandidateRow
      candidates={candidates}
      hint={composition.pinyin === '' ? t('search.typeHint') : ''}
      onChoose={(candidate) => setComposition(withCandidate(composition, candidate))}
    />
  );
}
