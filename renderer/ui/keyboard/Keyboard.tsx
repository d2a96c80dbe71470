import { Delete } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names.ts';
import { withBackspace, withLetter, withSpace, withText } from './composition.ts';
import { EMPTY_COMPOSITION, type Composition } from './typed.ts';
import { rowsOf, type Layer } from './layers.ts';
import styles from './Keyboard.module.css';

export interface KeyboardProps {
  readonly value: Composition;
  readonly onChange: (value: Composition) => void;
  /** Stands above the keys, where the candidates belong. */
  readonly children?: ReactNode;
}

/** The product's own keyboard: pinyin, Latin letters, digits and symbols, in three rows of keys. */
export function Keyboard(props: KeyboardProps) {
  const { i18n } = useTranslation();
  // Another language comes up with its own letters.
  return <Keys key={i18n.language} {...props} isChinese={i18n.language === 'zh-CN'} />;
}

interface KeysProps extends KeyboardProps {
  readonly isChinese: boolean;
}

function Keys({ value, onChange, isChinese, children }: KeysProps) {
  const { t } = useTranslation('app');
  const [letters, setLetters] = useState<'pinyin' | 'latin'>(isChinese ? 'pinyin' : 'latin');
  const [showsSymbols, setShowsSymbols] = useState(false);
  const layer: Layer = showsSymbols ? 'symbols' : letters;
  const [top = '', middle = '', low = ''] = rowsOf(layer);
  const press = (character: string) =>
    onChange(layer === 'pinyin' ? withLetter(value, character) : withText(value, character));
  const keys = (row: string) =>
    Array.from(row).map((character) => (
      <Key key={character} onPress={() => press(character)}>
        {character}
      </Key>
    ));
  // Latin letters typed at a keyboard of the machine look like pinyin, and are none here.
  const beforeSpace = letters === 'pinyin' ? value : withText(value, '');
  return (
    <section className={styles['keyboard']} aria-label={t('keyboard.label')} data-layer={layer}>
      {children}
      <div className={styles['keys']}>
        {keys(top)}
        <Key
          span={2}
          isFunction
          label={t('keyboard.backspace')}
          onPress={() => onChange(withBackspace(value))}
        >
          <Delete aria-hidden="true" />
        </Key>
        {keys(middle)}
        <Key isFunction onPress={() => onChange(EMPTY_COMPOSITION)}>
          {t('keyboard.clear')}
        </Key>
        <Key
          span={2}
          isFunction
          label={t(letters === 'pinyin' ? 'keyboard.toLatin' : 'keyboard.toPinyin')}
          onPress={() => {
            setLetters(letters === 'pinyin' ? 'latin' : 'pinyin');
            setShowsSymbols(false);
          }}
        >
          <span className={styles['choice']} data-chosen={letters === 'pinyin' || undefined}>
            {t('keyboard.pinyin')}
          </span>
          <span className={styles['choice']} data-chosen={letters === 'latin' || undefined}>
            {t('keyboard.latin')}
          </span>
        </Key>
        <Key
          span={2}
          isFunction
          label={t(showsSymbols ? 'keyboard.toLetters' : 'keyboard.toSymbols')}
          onPress={() => setShowsSymbols(!showsSymbols)}
        >
          {showsSymbols ? 'abc' : '123'}
        </Key>
        {keys(low)}
        <Key span={3} isFunction onPress={() => onChange(withSpace(beforeSpace))}>
          {t(beforeSpace.pinyin === '' ? 'keyboard.space' : 'keyboard.separator')}
        </Key>
      </div>
    </section>
  );
}

interface KeyProps {
  /** Columns it takes. */
  readonly span?: 1 | 2 | 3;
  readonly isFunction?: boolean;
  readonly label?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function Key({ span = 1, isFunction = false, label, onPress, children }: KeyProps) {
  return (
    <Button
      className={classNames(styles['key'], styles[`span${span}`], isFunction && styles['function'])}
      {...(label !== undefined && { 'aria-label': label })}
      // The focus stays where it is: a key is no place to be in.
      excludeFromTabOrder
      preventFocusOnPress
      onPress={onPress}
    >
      {children}
    </Button>
  );
}
