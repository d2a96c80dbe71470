import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import styles from './AssistantCard.module.css';
import { Transcript } from './Heard.tsx';
import { Results } from './Results.tsx';

/** What is said now: what is heard, the question, the answer, or that it is being worked on. */
export function TurnBody() {
  const { t } = useTranslation('assistant');
  const { phase, results, said } = usePage(({ assistant }) => assistant.turn);
  switch (phase) {
    case 'idle':
      return null;
    case 'listening':
      return <Transcript />;
    case 'thinking':
      return <Said text={t('thinking')} />;
    case 'asking':
      return said !== null && <Said text={said} />;
    case 'answered':
      return results.length > 0 ? <Results /> : said !== null && <Said text={said} />;
  }
}

function Said({ text }: { readonly text: string }) {
  return (
    <p className={styles['said']} role="status">
      {text}
    </p>
  );
}
