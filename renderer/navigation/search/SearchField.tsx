import { useTranslation } from 'react-i18next';
import { reason } from '../../../shared/contract/reason.ts';
import { isRestricted } from '../../../shared/vehicle/restrictions.ts';
import { usePage } from '../../host/hooks.ts';
import { SearchInput } from '../../ui/keyboard/SearchInput.tsx';
import { setNavigationView, useNavigationView } from '../navigation-view.ts';

/** Where the words of a search for places stand. */
export function SearchField() {
  const { t } = useTranslation('navigation');
  const composition = useNavigationView((view) => view.composition);
  const category = useNavigationView((view) => view.category);
  const isTyping = useNavigationView((view) => view.isTyping);
  const isWithheld = usePage(({ restrictions }) => isRestricted(restrictions, 'no-keyboard'));
  return (
    <SearchInput
      label={t('search.hint')}
      hint={category === null ? t('search.hint') : t(`category.${category}`)}
      value={composition}
      isTyping={isTyping}
      isWithheld={isWithheld}
      onTouch={() => setNavigationView({ isTyping: true, place: null })}
      onChange={(typed) => setNavigationView({ composition: typed, isTyping: true, place: null })}
    />
  );
}

/** Why there is no keyboard now; the reason of the restriction that withholds it. */
export function useKeyboardRefusal() {
  const isWithheld = usePage(({ restrictions }) => isRestricted(restrictions, 'no-keyboard'));
  const isUnknown = usePage(({ restrictions }) => restrictions.drivingState === 'unknown');
  if (!isWithheld) return null;
  return reason(isUnknown ? 'restricted.unknown' : 'restricted.moving');
}
