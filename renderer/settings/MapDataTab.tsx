import { CircleCheck, MapPinOff, Trash2, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RegionErrorCode } from '../../shared/contract/region.ts';
import type { RegionSummary } from '../../shared/navigation/navigation-state.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Button } from '../ui/Button.tsx';
import styles from './MapDataTab.module.css';

/** The maps there are, those that were set aside and why, and the places remembered. */
export function MapDataTab() {
  const { t } = useTranslation('settings');
  const regions = usePage(({ navigation }) => navigation.regions);
  const { active, available, faults } = regions;
  return (
    <div className={styles['tab']}>
      <ul className={styles['packs']}>
        {available.map((region) => (
          <Region key={region.id} region={region} isActive={region.id === active?.id} />
        ))}
        {faults.map(({ pack, fault }) => (
          <li key={`${pack} ${fault.code}`} className={styles['pack']} data-fault={fault.code}>
            <TriangleAlert aria-hidden="true" />
            <span className={styles['words']}>
              <span className={styles['name']}>{pack}</span>
              <span className={styles['note']}>
                {t(`navigation.faults.${faultKey(fault.code)}`)}
              </span>
            </span>
            <span className={styles['mark']}>{t('navigation.fault')}</span>
          </li>
        ))}
        {available.length === 0 && faults.length === 0 && (
          <li className={styles['pack']}>
            <MapPinOff aria-hidden="true" />
            {t('navigation.noRegion')}
          </li>
        )}
      </ul>
      <Recents />
    </div>
  );
}

interface RegionProps {
  readonly region: RegionSummary;
  readonly isActive: boolean;
}

function Region({ region, isActive }: RegionProps) {
  const { t } = useTranslation('settings');
  const language = usePage(({ settings }) => settings.settings.language);
  const { names, version, attribution, mapApproval, schematic } = region;
  const kind = schematic ? t('navigation.schematic') : t('navigation.demo');
  return (
    <li className={styles['pack']} data-active={isActive || undefined}>
      <CircleCheck aria-hidden="true" />
      <span className={styles['words']}>
        <span className={styles['name']}>{names[language]}</span>
        <span className={styles['note']}>
          {[t('navigation.version', { version }), attribution, mapApproval ?? kind].join(' · ')}
        </span>
      </span>
      {isActive && <span className={styles['mark']}>{t('navigation.active')}</span>}
    </li>
  );
}

function Recents() {
  const { t } = useTranslation('settings');
  const perform = usePerform();
  const number = usePage(({ navigation }) => navigation.saved.recents.length);
  return (
    <section className={styles['recents']}>
      <span className={styles['words']}>
        <h2 className={styles['name']}>{t('navigation.recents')}</h2>
        <span className={styles['note']}>{t('navigation.recentsCount', { number })}</span>
      </span>
      <Button
        icon={<Trash2 aria-hidden="true" />}
        isUnavailable={number === 0}
        onPress={() => void perform('navigation.clearRecents', {})}
      >
        {t('navigation.clear')}
      </Button>
    </section>
  );
}

/** Faults of a pack have a sentence each; those of building one do not come up in a car. */
const TOLD = [
  'pack-missing',
  'pack-incomplete',
  'pack-newer-format',
  'manifest-unreadable',
  'manifest-invalid',
  'file-missing',
  'file-wrong-size',
  'file-wrong-hash',
  'tiles-unreadable',
  'routing-unreadable',
  'places-unreadable',
] as const satisfies readonly RegionErrorCode[];

function faultKey(code: RegionErrorCode): (typeof TOLD)[number] | 'other' {
  return TOLD.find((told) => told === code) ?? 'other';
}
