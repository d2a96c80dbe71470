import { Search } from 'lucide-react';
import { textOf, typedComposition } from './composition.ts';
import type { Composition } from './typed.ts';
import styles from './SearchInput.module.css';

export interface SearchInputProps {
  /** What is searched for, for assistive technology. */
  readonly label: string;
  /** Stands in the empty field. */
  readonly hint: string;
  readonly value: Composition;
  readonly isTyping: boolean;
  /** True while the keyboard may not be used. */
  readonly isWithheld: boolean;
  readonly onTouch: () => void;
  readonly onChange: (value: Composition) => void;
}

/**
 * Where the words of a search stand. A touch brings the keyboard of the product up; a keyboard that is
 * plugged in (on a desk) types here as well.
 */
export function SearchInput({
  label,
  hint,
  value,
  isTyping,
  isWithheld,
  onTouch,
  onChange,
}: SearchInputProps) {
  return (
    <label
      className={styles['field']}
      data-typing={(isTyping && !isWithheld) || undefined}
      data-unavailable={isWithheld || undefined}
    >
      <Search aria-hidden="true" />
      <input
        className={styles['input']}
        type="text"
        role="searchbox"
        inputMode="none"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        placeholder={hint}
        readOnly={isWithheld}
        value={textOf(value)}
        onClick={onTouch}
        onChange={({ target }) => onChange(typedComposition(target.value))}
      />
    </label>
  );
}
