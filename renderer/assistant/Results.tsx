import { Check, CircleAlert, Hourglass, type LucideIcon } from 'lucide-react';
import type { Result } from '../../shared/assistant/assistant-state.ts';
import { shortened } from '../../shared/assistant/dialogue/shorten.ts';
import { usePage } from '../host/hooks.ts';
import styles from './AssistantCard.module.css';
import { isGlance } from './glance.ts';
import { Undo } from './Undo.tsx';
import { WeatherResult } from './WeatherResult.tsx';

/** Most lines that are read at a glance. */
const MOST = 3;

/** What came of the wishes of a breath, in their order, and the way back. */
export function Results() {
  const results = usePage(({ assistant }) => assistant.turn.results);
  const said = usePage(({ assistant }) => assistant.turn.said);
  const maxLength = usePage(({ restrictions }) => restrictions.maxMessageLength);
  const [only] = results;
  if (results.length === 1 && only?.kind === 'weather') {
    return <WeatherResult text={said ?? shortened(only.text, maxLength)} weather={only.weather} />;
  }
  const shown = results.slice(-MOST);
  const isAnswer = results.length === 1 && only?.kind === 'answer';
  const isLong = !isGlance(
    shown.map(({ text }) => text),
    maxLength,
  );
  return (
    <div className={styles['results']}>
      {isAnswer || isLong ? (
        <p className={styles['said']} role="status">
          {said ?? shortened(only?.text ?? '', maxLength)}
        </p>
      ) : (
        <div className={styles['lines']} role="status">
          <ul>
            {shown.map((result, index) => (
              <Line key={index} result={result} />
            ))}
          </ul>
        </div>
      )}
      <Undo />
    </div>
  );
}

const ICONS: Readonly<Record<Result['kind'], LucideIcon | null>> = {
  ...{ done: Check, underWay: Hourglass, refused: CircleAlert },
  ...{ answer: null, weather: null },
};

function Line({ result }: { readonly result: Result }) {
  const isRefused = result.kind === 'refused';
  const Icon = ICONS[result.kind];
  return (
    <li className={styles['result']} data-refused={isRefused || undefined}>
      {Icon && <Icon aria-hidden="true" />}
      <span>{result.text}</span>
    </li>
  );
}
