import { BriefcaseBusiness, House, KeyboardOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../../host/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { CATEGORY_ICONS, SEARCH_CATEGORIES } from '../category-icons.ts';
import { useGoTo } from '../desktop/use-go-to.ts';
import { placeName } from '../place-name.ts';
import { setNavigationView, useNavigationView } from '../navigation-view.ts';
import { useKeyboardRefusal } from './SearchField.tsx';
import styles from './SearchTab.module.css';

const SAVED = [
  { as: 'home', icon: House },
  { as: 'company', icon: BriefcaseBusiness },
] as const;

/** What can be found without typing: home, work, and whatever a category holds. */
export function SearchTab() {
  const { t } = useTranslation('navigation');
  const isTyping = useNavigationView((view) => view.isTyping);
  const refusal = useKeyboardRefusal();
  return (
    <div className={styles['tab']}>
      {refusal && isTyping && <Withheld />}
      <div className={styles['saved']}>
        {SAVED.map(({ as, icon: Icon }) => (
          <SavedTarget key={as} as={as} icon={<Icon aria-hidden="true" />} />
        ))}
      </div>
      <ul className={styles['grid']} aria-label={t('search.categories')}>
        {SEARCH_CATEGORIES.map((category) => {
          const Icon = CATEGORY_ICONS[category];
          return (
            <li key={category}>
              <Button
                className={styles['category'] ?? ''}
                icon={<Icon aria-hidden="true" />}
                onPress={() => setNavigationView({ category, isTyping: false })}
              >
                {t(`category.${category}`)}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Why there is no keyboard, and what leads on without one. */
function Withheld() {
  const { t } = useTranslation(['navigation', 'reasons']);
  const refusal = useKeyboardRefusal();
  if (!refusal) return null;
  return (
    <p className={styles['withheld']} role="note" data-withheld="keyboard">
      <KeyboardOff aria-hidden="true" />
      {t(
        refusal.key === 'restricted.unknown'
          ? 'navigation:search.withheldUnknown'
          : 'navigation:search.withheld',
      )}
    </p>
  );
}

interface SavedTargetProps {
  readonly as: 'home' | 'company';
  readonly icon: React.ReactNode;
}

function SavedTarget({ as, icon }: SavedTargetProps) {
  const { t } = useTranslation('navigation');
  const goTo = useGoTo();
  const place = usePage(({ navigation }) => navigation.saved[as]);
  const language = usePage(({ settings }) => settings.settings.language);
  return (
    <Button className={styles['target'] ?? ''} icon={icon} onPress={() => goTo(as)}>
      <span className={styles['words']}>
        {t(`entry.${as}`)}
        <span className={styles['where']}>
          {place ? placeName(place, language) : t('search.notSet')}
        </span>
      </span>
    </Button>
  );
}
