import { Check, Keyboard, Mic, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isRestricted } from '../../shared/vehicle/restrictions.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { closeAssistantView, openAssistantView } from './assistant-view.ts';
import { useTalk } from './use-talk.ts';

/** Puts the assistant away, with what it was asking. */
export function CloseButton() {
  const { t } = useTranslation('assistant');
  const perform = usePerform();
  return (
    <IconButton
      icon={<X aria-hidden="true" />}
      label={t('close')}
      onPress={() => {
        closeAssistantView();
        void perform('assistant.cancel', {});
      }}
    />
  );
}

/** Types instead of speaking; not while driving. */
export function TypeButton() {
  const { t } = useTranslation('assistant');
  const isWithheld = usePage(({ restrictions }) => isRestricted(restrictions, 'no-keyboard'));
  if (isWithheld) return null;
  return (
    <IconButton
      icon={<Keyboard aria-hidden="true" />}
      label={t('type')}
      onPress={() => openAssistantView({ isTyping: true })}
    />
  );
}

/** Speaks (again), or says that everything is said. */
export function TalkButton() {
  const { t } = useTranslation('assistant');
  const canHear = usePage(({ assistant }) => assistant.hearing.engine !== 'none');
  const isListening = usePage(({ assistant }) => assistant.turn.phase === 'listening');
  const talk = useTalk();
  if (!canHear) return null;
  const Icon = isListening ? Check : Mic;
  return (
    <IconButton
      icon={<Icon aria-hidden="true" />}
      label={t(isListening ? 'finish' : 'listen')}
      onPress={talk}
    />
  );
}
