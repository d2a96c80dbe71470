import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from '../ui/class-names.ts';
import pressable from '../ui/pressable.module.css';
import styles from './LetterGrid.module.css';

interface LetterGridProps {
  readonly letters: readonly { readonly letter: string; readonly offset: number }[];
  readonly onChoose: (offset: number) => void;
}

/** Where a sorted list can be entered: the letters its names begin with. */
export function LetterGrid({ letters, onChoose }: LetterGridProps) {
  const { t } = useTranslation('media');
  return (
    <div className={styles['grid']} role="group" aria-label={t('letters')}>
      {letters.map(({ letter, offset }) => (
        <Button
          key={letter}
          className={classNames(pressable['pressable'], styles['letter'])}
          onPress={() => onChoose(offset)}
        >
          {letter}
        </Button>
      ))}
    </div>
  );
}
