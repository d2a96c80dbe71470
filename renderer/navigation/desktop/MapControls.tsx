import {
  Box,
  Compass,
  Minus,
  Navigation2,
  Plus,
  Radar,
  Route,
  Search,
  Volume1,
  Volume2,
  VolumeX,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAP_VIEWS, GUIDANCE_VOICES } from '../../../shared/settings/settings.ts';
import { powertrainOf } from '../../../shared/vehicle/car-state.ts';
import { usePage } from '../../host/hooks.ts';
import { usePerform } from '../../host/perform-context.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { mapControls, type MapControl } from './control-choice.ts';
import { useGoTo } from './use-go-to.ts';
import styles from './MapControls.module.css';

const VIEW_ICONS = { northUp: Compass, headingUp: Navigation2, tilted: Box } as const;
const VOICE_ICONS = { full: Volume2, brief: Volume1, muted: VolumeX } as const;

interface MapControlsProps {
  /** Height there is for them, px. */
  readonly height: number;
  /** The whole way is shown. */
  readonly isOverview: boolean;
}

/** The buttons over the map. */
export function MapControls({ height, isOverview }: MapControlsProps) {
  const { t } = useTranslation('navigation');
  const isGuided = usePage(({ navigation }) => navigation.session !== null);
  const isElectric = usePage(({ readings }) => powertrainOf(readings).battery);
  const controls: Readonly<Record<MapControl, ReactNode>> = {
    search: <SearchControl key="search" />,
    overview: <OverviewControl key="overview" isOverview={isOverview} />,
    voice: <VoiceControl key="voice" />,
    reach: <ReachControl key="reach" />,
    view: <ViewControl key="view" />,
    in: <ZoomControl key="in" direction="in" />,
    out: <ZoomControl key="out" direction="out" />,
  };
  return (
    <div className={styles['controls']} role="group" aria-label={t('controls.label')}>
      {mapControls(isGuided, isElectric, height).map((control) => controls[control])}
    </div>
  );
}

function SearchControl() {
  const { t } = useTranslation('navigation');
  const goTo = useGoTo();
  return (
    <Control
      icon={<Search aria-hidden="true" />}
      label={t('entry.search')}
      onPress={() => goTo('more')}
    />
  );
}

function OverviewControl({ isOverview }: { readonly isOverview: boolean }) {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  return (
    <Control
      icon={<Route aria-hidden="true" />}
      label={t(isOverview ? 'controls.backToCar' : 'controls.overview')}
      isOn={isOverview}
      onPress={() => void perform('map.overview', { shown: !isOverview })}
    />
  );
}

function VoiceControl() {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  const voice = usePage(({ settings }) => settings.settings.guidanceVoice);
  const next = GUIDANCE_VOICES[(GUIDANCE_VOICES.indexOf(voice) + 1) % GUIDANCE_VOICES.length];
  const Icon = VOICE_ICONS[voice];
  return (
    <Control
      icon={<Icon aria-hidden="true" />}
      label={t(`controls.voice.${voice}`)}
      isOn={voice === 'muted'}
      onPress={() => {
        if (next) void perform('navigation.setVoice', { voice: next });
      }}
    />
  );
}

function ReachControl() {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  const isShown = usePage(({ navigation }) => navigation.reachable !== null);
  return (
    <Control
      icon={<Radar aria-hidden="true" />}
      label={t(isShown ? 'controls.hideReach' : 'controls.reach')}
      isOn={isShown}
      onPress={() => void perform('navigation.showReachable', { shown: !isShown })}
    />
  );
}

function ViewControl() {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  const view = usePage(({ settings }) => settings.settings.mapView);
  const next = MAP_VIEWS[(MAP_VIEWS.indexOf(view) + 1) % MAP_VIEWS.length];
  const Icon = VIEW_ICONS[view];
  return (
    <Control
      icon={<Icon aria-hidden="true" />}
      label={t(`controls.view.${view}`)}
      word={t(`controls.viewWord.${view}`)}
      onPress={() => {
        if (next) void perform('map.setView', { view: next });
      }}
    />
  );
}

function ZoomControl({ direction }: { readonly direction: 'in' | 'out' }) {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  return (
    <Control
      icon={direction === 'in' ? <Plus aria-hidden="true" /> : <Minus aria-hidden="true" />}
      label={t(`controls.zoom.${direction}`)}
      onPress={() => void perform('map.zoom', { direction })}
    />
  );
}

interface ControlProps {
  readonly icon: ReactNode;
  readonly label: string;
  /** Stands under the icon where the icon alone does not tell. */
  readonly word?: string;
  readonly isOn?: boolean;
  readonly onPress: () => void;
}

function Control({ icon, label, word, isOn = false, onPress }: ControlProps) {
  return (
    <span className={styles['control']} data-on={isOn || undefined}>
      <IconButton
        className={styles['button'] ?? ''}
        icon={
          <>
            {icon}
            {word !== undefined && (
              <span className={styles['word']} aria-hidden="true">
                {word}
              </span>
            )}
          </>
        }
        label={label}
        onPress={onPress}
      />
    </span>
  );
}
