import { Mic, MicOff } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { useAssistantView } from './assistant-view.ts';
import { useTalk } from './use-talk.ts';

interface AssistantEntryProps {
  readonly className: string;
}

/** The way to the assistant: speaks where it can hear, else opens it for typing and tapping. */
export function AssistantEntry({ className }: AssistantEntryProps) {
  const { t } = useTranslation('app');
  const canHear = usePage(({ assistant }) => assistant.hearing.engine !== 'none');
  const isOpen = useAssistantView((view) => view.isOpen);
  const isActive = usePage(({ assistant }) => assistant.turn.phase !== 'idle');
  const isMicrophoneOpen = usePage(({ assistant }) => assistant.hearing.microphone === 'open');
  const talk = useTalk();
  const Icon = canHear ? Mic : MicOff;
  return (
    <Button
      className={className}
      data-panel="assistant"
      data-microphone={isMicrophoneOpen || undefined}
      aria-pressed={isActive || isOpen}
      onPress={talk}
    >
      <Icon aria-hidden="true" />
      {t('dock.assistant')}
    </Button>
  );
}
