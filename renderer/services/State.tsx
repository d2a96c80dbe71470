import { CircleParking, LoaderCircle, RotateCcw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reason } from '../../shared/contract/reason.ts';
import { Button } from '../ui/Button.tsx';
import type { Answered } from '../host/use-answer.ts';
import styles from './State.module.css';

interface StateProps {
  readonly icon: ReactNode;
  readonly text: string;
  readonly note?: string | undefined;
  readonly tone?: 'plain' | 'warning';
  readonly children?: ReactNode;
}

/** Stands in the place of content that there is none of: why, and what can be done. */
export function State({ icon, text, note, tone = 'plain', children }: StateProps) {
  return (
    <div className={styles['state']} role="status" data-tone={tone}>
      {icon}
      <p>{text}</p>
      {note !== undefined && <p className={styles['note']}>{note}</p>}
      {children}
    </div>
  );
}

/** Something that a moving car does not show. */
export function WithheldState({ reason }: { readonly reason: Reason }) {
  const { t } = useTranslation(['services', 'reasons']);
  return (
    <State
      icon={<CircleParking aria-hidden="true" />}
      tone="warning"
      text={t(`reasons:${reason.key}`)}
      note={t('services:withheld')}
    />
  );
}

interface AnswerStateProps<Value> {
  readonly answered: Answered<Value>;
  readonly children: (value: Value) => ReactNode;
}

/** The answer of a question, or what has become of it. */
export function AnswerState<Value>({ answered, children }: AnswerStateProps<Value>) {
  const { t } = useTranslation(['services', 'reasons']);
  const { value, trouble, ask } = answered;
  if (value !== null) {
    return (
      <>
        {trouble && (
          <p className={styles['old']} role="status">
            <TriangleAlert aria-hidden="true" />
            {t('services:oldAnswer', { reason: t(`reasons:${trouble.key}`) })}
          </p>
        )}
        {children(value)}
      </>
    );
  }
  if (trouble) {
    return (
      <State
        icon={<TriangleAlert aria-hidden="true" />}
        tone="warning"
        text={t(`reasons:${trouble.key}`)}
      >
        <Button icon={<RotateCcw aria-hidden="true" />} onPress={ask}>
          {t('services:retry')}
        </Button>
      </State>
    );
  }
  return <State icon={<LoaderCircle aria-hidden="true" />} text={t('services:asking')} />;
}
