import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
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
  const language = usePage(({ settings }) => settings.settings.language);
  return (
    <Keyboard
      // Another language comes up with its own letters.
      key={language}
      value={composition}
      onChange={setComposition}
      initialLayer={language === 'zh-CN' ? 'pinyin' : 'latin'}
    >
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
