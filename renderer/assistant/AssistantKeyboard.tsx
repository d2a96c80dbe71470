import { useTranslation } from 'react-i18next';
import { CompositionCandidates } from '../ui/keyboard/CompositionCandidates.tsx';
import { Keyboard } from '../ui/keyboard/Keyboard.tsx';
import type { Composition } from '../ui/keyboard/typed.ts';
import { setAssistantView, useAssistantView } from './assistant-view.ts';

const setComposition = (composition: Composition) => setAssistantView({ composition });

interface AssistantKeyboardProps {
  /** False where the candidates stand beside the field, because the display is low. */
  readonly hasCandidates: boolean;
}

/** The keyboard while the driver types to the assistant. */
export function AssistantKeyboard({ hasCandidates }: AssistantKeyboardProps) {
  const { t } = useTranslation('assistant');
  const composition = useAssistantView((view) => view.composition);
  return (
    <Keyboard value={composition} onChange={setComposition}>
      {hasCandidates && (
        <CompositionCandidates
          composition={composition}
          names={[]}
          hint={t('candidatesHint')}
          onCompose={setComposition}
        />
      )}
    </Keyboard>
  );
}
