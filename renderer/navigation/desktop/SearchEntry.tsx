import {
  BriefcaseBusiness,
  CircleParking,
  Fuel,
  House,
  LayoutGrid,
  PlugZap,
  Search,
} from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { powertrainOf } from '../../../shared/vehicle/car-state.ts';
import { usePage } from '../../host/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { useGoTo } from './use-go-to.ts';
import styles from './SearchEntry.module.css';

const CHARGING = { target: 'charging', icon: PlugZap } as const;
const FUEL = { target: 'fuel', icon: Fuel } as const;

const quickTargets = (energy: typeof CHARGING | typeof FUEL) =>
  [
    { target: 'home', icon: House },
    { target: 'company', icon: BriefcaseBusiness },
    energy,
    { target: 'parking', icon: CircleParking },
    { target: 'more', icon: LayoutGrid },
  ] as const;

/** The way to any place: one large target, and the places most drives lead to. */
export function SearchEntry() {
  const { t } = useTranslation('navigation');
  const goTo = useGoTo();
  const needsFuel = usePage(({ readings }) => {
    const { battery, fuel } = powertrainOf(readings);
    return fuel && !battery;
  });
  return (
    <section className={styles['card']} aria-label={t('entry.label')}>
      <AriaButton className={styles['field'] ?? ''} onPress={() => goTo('search')}>
        <Search aria-hidden="true" />
        {t('entry.search')}
      </AriaButton>
      <div className={styles['quick']}>
        {quickTargets(needsFuel ? FUEL : CHARGING).map(({ target, icon: Icon }) => (
          <Button
            key={target}
            variant="quiet"
            className={styles['target'] ?? ''}
            icon={<Icon aria-hidden="true" />}
            onPress={() => goTo(target)}
          >
            {t(`entry.${target}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
