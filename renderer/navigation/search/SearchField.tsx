import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { reason } from '../../../shared/contract/reason.ts';
import { isRestricted } from '../../../shared/vehicle/restrictions.ts';
import { usePage } from '../../host/hooks.ts';
import { EMPTY_COMPOSITION, textOf, type Composition } from '../../ui/keyboard/composition.ts';
import { setNavigationView, useNavigationView } from '../navigation-view.ts';
import styles from './SearchField.module.css';

/**
 * Where the words of a search stand. A touch brings the keyboard of the product up; a keyboard that is
 * plugged in (on a desk) types here as well.
 */
export function SearchField() {
  const { t } = useTranslation(['navigation', 'reasons']);
  const composition = useNavigationView((view) => view.composition);
  const category = useNavigationView((view) => view.category);
  const isTyping = useNavigationView((view) => view.isTyping);
  const isWithheld = usePage(({ restrictions }) => isRestricted(restrictions, 'no-keyboard'));
  const hint =
    category !== null ? t(`navigation:category.${category}`) : t('navigation:search.hint');
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
        aria-label={t('navigation:search.hint')}
        placeholder={hint}
        readOnly={isWithheld}
        value={textOf(composition)}
        onClick={() => setNavigationView({ isTyping: true, place: null })}
        onChange={({ target }) =>
          setNavigationView({
            composition: typedComposition(target.value),
            isTyping: true,
            place: null,
          })
        }
      />
    </label>
  );
}

/** Text from a keyboard of the machine: letters at its end may still become Han. */
function typedComposition(text: string): Composition {
  if (text === '') return EMPTY_COMPOSITION;
  const [pinyin = ''] = /[a-z']*$/u.exec(text) ?? [];
  return { committed: text.slice(0, text.length - pinyin.length), pinyin };
}

/** Why there is no keyboard now; the reason of the restriction that withholds it. */
export function useKeyboardRefusal() {
  const isWithheld = usePage(({ restrictions }) => isRestricted(restrictions, 'no-keyboard'));
  const isUnknown = usePage(({ restrictions }) => restrictions.drivingState === 'unknown');
  if (!isWithheld) return null;
  return reason(isUnknown ? 'restricted.unknown' : 'restricted.moving');
}
