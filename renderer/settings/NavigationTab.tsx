import { useTranslation } from 'react-i18next';
import { AVOIDANCES } from '../../shared/navigation/route.ts';
import { formatterFor } from '../../shared/settings/format.ts';
import {
  GUIDANCE_VOICES,
  MAP_VIEWS,
  type GuidanceVoice,
  type MapView,
} from '../../shared/settings/settings.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Stepper } from '../ui/Stepper.tsx';
import { ToggleButton } from '../ui/ToggleButton.tsx';
import { SettingRow } from './SettingRow.tsx';
import styles from './NavigationTab.module.css';

/** How the map lies, what guidance says, and what routes keep to. */
export function NavigationTab() {
  const { t } = useTranslation('settings');
  const perform = usePerform();
  const { mapView, guidanceVoice } = usePage(({ settings }) => settings.settings);
  return (
    <div className={styles['tab']}>
      <SettingRow title={t('navigation.view')}>
        <Segmented<MapView>
          label={t('navigation.view')}
          options={MAP_VIEWS.map((value) => ({ value, label: t(`navigation.views.${value}`) }))}
          value={mapView}
          onChange={(view) => void perform('map.setView', { view })}
        />
      </SettingRow>
      <SettingRow title={t('navigation.voice')}>
        <Segmented<GuidanceVoice>
          label={t('navigation.voice')}
          options={GUIDANCE_VOICES.map((value) => ({
            value,
            label: t(`navigation.voices.${value}`),
          }))}
          value={guidanceVoice}
          onChange={(voice) => void perform('navigation.setVoice', { voice })}
        />
      </SettingRow>
      <AvoidSetting />
      <FloorSetting />
    </div>
  );
}

function AvoidSetting() {
  const { t } = useTranslation('settings');
  const perform = usePerform();
  const avoid = usePage(({ settings }) => settings.settings.avoid);
  return (
    <SettingRow title={t('navigation.avoid')}>
      <div className={styles['toggles']} role="group" aria-label={t('navigation.avoid')}>
        {AVOIDANCES.map((what) => (
          <ToggleButton
            key={what}
            isSelected={avoid.includes(what)}
            onChange={(avoided) => void perform('navigation.setAvoid', { what, avoided })}
          >
            {t(`navigation.avoidances.${what}`)}
          </ToggleButton>
        ))}
      </div>
    </SettingRow>
  );
}

/** The floor moves in steps that make a difference, within what the action takes. */
const FLOOR = { least: 5, most: 50, step: 5 } as const;

function FloorSetting() {
  const { t } = useTranslation('settings');
  const perform = usePerform();
  const settings = usePage((state) => state.settings.settings);
  const { value, unit } = formatterFor(settings).percent(settings.socFloor);
  const step = (by: number) => {
    const percent = Math.min(FLOOR.most, Math.max(FLOOR.least, settings.socFloor + by));
    if (percent !== settings.socFloor) void perform('navigation.setSocFloor', { percent });
  };
  return (
    <SettingRow title={t('navigation.floor')} note={t('navigation.floorNote')}>
      <Stepper
        label={t('navigation.floor')}
        decreaseLabel={t('navigation.decrease')}
        increaseLabel={t('navigation.increase')}
        value={`${value}${unit}`}
        onDecrease={() => step(-FLOOR.step)}
        onIncrease={() => step(FLOOR.step)}
      />
    </SettingRow>
  );
}
