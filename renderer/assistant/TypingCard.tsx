import { KeyboardOff, SendHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePerform } from '../host/perform-context.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { textOf } from '../ui/keyboard/composition.ts';
import { SearchInput } from '../ui/keyboard/SearchInput.tsx';
import { EMPTY_COMPOSITION, type Composition } from '../ui/keyboard/typed.ts';
import { setAssistantView, useAssistantView } from './assistant-view.ts';
import styles from './AssistantCard.module.css';
import { TurnBody } from './TurnBody.tsx';

const setComposition = (composition: Composition) => setAssistantView({ composition });

/** Typing to the assistant, at standstill: what is typed, and what came of the last sentence. */
export function TypingCard() {
  const { t } = useTranslation('assistant');
  const composition = useAssistantView((view) => view.composition);
  const perform = usePerform();
  const send = () => {
    const text = textOf(composition).trim();
    if (text === '') return;
    setAssistantView({ composition: EMPTY_COMPOSITION });
    void perform('assistant.submit', { text, by: 'typed' });
  };
  return (
    <section className={styles['card']} aria-label={t('label')} data-assistant="">
      <form
        className={styles['head']}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <SearchInput
          label={t('typeLabel')}
          hint={t('typeHint')}
          value={composition}
          isTyping
          isWithheld={false}
          onTouch={() => undefined}
          onChange={setComposition}
        />
        <IconButton icon={<SendHorizontal aria-hidden="true" />} label={t('send')} onPress={send} />
        <IconButton
          icon={<KeyboardOff aria-hidden="true" />}
          label={t('stopTyping')}
          onPress={() => setAssistantView({ isTyping: false, composition: EMPTY_COMPOSITION })}
        />
      </form>
      <TurnBody />
    </section>
  );
}
