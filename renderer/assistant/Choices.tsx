import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { classNames } from '../ui/class-names.ts';
import pressable from '../ui/pressable.module.css';
import styles from './AssistantCard.module.css';

const ROW = { height: 76, gap: 8, minWidth: 2000, maxColumns: 1 } as const;

/** What to choose from, by its number or by touch. */
export function Choices() {
  const { t } = useTranslation('assistant');
  const choices = usePage(({ assistant }) => assistant.turn.choices);
  const perform = usePerform();
  const numbered = choices.map((choice, index) => ({ ...choice, index }));
  return (
    <div className={styles['choices']}>
      <PagedList
        label={t('choices')}
        items={numbered}
        keyOf={({ index }) => String(index)}
        cell={ROW}
      >
        {({ index, label, detail }) => (
          <Button
            className={classNames(pressable['pressable'], styles['choice'])}
            onPress={() => void perform('assistant.choose', { index })}
          >
            <b>{index + 1}</b>
            <span className={styles['choiceLabel']}>
              {label}
              {detail !== undefined && <span className={styles['detail']}> · {detail}</span>}
            </span>
          </Button>
        )}
      </PagedList>
    </div>
  );
}
