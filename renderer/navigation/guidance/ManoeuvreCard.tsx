import { LocateOff, RotateCw, TriangleAlert } from 'lucide-react';
import { lazy, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { manoeuvreText } from '../../../shared/navigation/guidance/phrase.ts';
import { usePage } from '../../host/hooks.ts';
import { usePerform } from '../../host/perform-context.ts';
import { Button } from '../../ui/Button.tsx';
import { useWaySettings } from '../../host/use-way-settings.ts';
import { wayDistance } from '../../../shared/navigation/way-figures.ts';
import { guidanceStatus, guidedManoeuvre, type GuidedManoeuvre } from './guided.ts';
import { LaneRow } from './LaneRow.tsx';
import { ManoeuvreIcon } from './ManoeuvreIcon.tsx';
import { useTranslate } from './use-translate.ts';
import styles from './ManoeuvreCard.module.css';

/** Needed at the end of a drive; the shell loads it long before. */
const ArrivedCard = lazy(async () => ({
  default: (await import('./ArrivedCard.tsx')).ArrivedCard,
}));

interface ManoeuvreCardProps {
  /** One line: the next manoeuvre and how far it is. */
  readonly isBrief?: boolean;
}

/** What the driver is told now: the next manoeuvre, or why there is none to tell. */
export function ManoeuvreCard({ isBrief = false }: ManoeuvreCardProps) {
  const status = usePage(({ navigation }) => guidanceStatus(navigation));
  switch (status) {
    case 'none':
      return null;
    case 'following':
      return <NextManoeuvre isBrief={isBrief} />;
    case 'waitingForFix':
      return <Waiting isBrief={isBrief} />;
    case 'offRoute':
      return <OffRoute isBrief={isBrief} />;
    case 'arrived':
      return <ArrivedCard isBrief={isBrief} />;
  }
}

function NextManoeuvre({ isBrief }: Required<ManoeuvreCardProps>) {
  const { t } = useTranslation('navigation');
  const next = usePage(
    useShallow(({ navigation }) =>
      guidedManoeuvre(navigation, navigation.guidance?.next?.manoeuvre),
    ),
  );
  const showLanes = usePage(({ navigation }) => navigation.guidance?.showLanes === true);
  const road = usePage(({ navigation }) => navigation.guidance?.roadName);
  if (!next) {
    return (
      <Surface isBrief={isBrief} label={t('guidance.label')} state="following">
        <Sign>
          <ManoeuvreIcon type="Continue" />
        </Sign>
        <p className={styles['text']}>{road ?? t('guidance.follow')}</p>
      </Surface>
    );
  }
  const { manoeuvre } = next;
  const lanes = showLanes && manoeuvre.lanes && manoeuvre.lanes.length > 0 ? manoeuvre.lanes : null;
  return (
    <Surface isBrief={isBrief} label={t('guidance.label')} state="following">
      <Sign>
        <ManoeuvreIcon type={manoeuvre.type} exit={manoeuvre.roundaboutExit} />
      </Sign>
      <div className={styles['words']}>
        <NextDistance />
        <ManoeuvreWords guided={next} />
      </div>
      {!isBrief && lanes && (
        <div className={styles['lanes']}>
          <LaneRow lanes={lanes} />
        </div>
      )}
      {!isBrief && <ThenLine />}
    </Surface>
  );
}

/** Apart from the words, since it changes with every fix. */
function NextDistance() {
  const { t } = useTranslation('navigation');
  const settings = useWaySettings();
  const { value, unit } = usePage(
    useShallow(({ navigation }) =>
      wayDistance(settings, navigation.guidance?.next?.distanceM ?? 0),
    ),
  );
  return (
    <p className={styles['distance']} data-testid="next-distance">
      {value === '0' ? (
        <span className={styles['figure']}>{t('guidance.now')}</span>
      ) : (
        <>
          <span className={styles['figure']}>{value}</span>
          <span className={styles['unit']}>{unit}</span>
        </>
      )}
    </p>
  );
}

function ManoeuvreWords({ guided }: { readonly guided: GuidedManoeuvre }) {
  const translate = useTranslate();
  const { language } = useWaySettings();
  const { manoeuvre, following, waypoint } = guided;
  const text = manoeuvreText(manoeuvre, translate, language, { following, waypoint });
  return (
    <p className={styles['text']} data-long={Array.from(text).length > 20 || undefined}>
      {text}
    </p>
  );
}

function ThenLine() {
  const { t } = useTranslation('navigation');
  const translate = useTranslate();
  const { language } = useWaySettings();
  const then = usePage(
    useShallow(({ navigation }) =>
      guidedManoeuvre(navigation, navigation.guidance?.then?.manoeuvre),
    ),
  );
  if (!then) return null;
  const { manoeuvre, following, waypoint } = then;
  const text = manoeuvreText(manoeuvre, translate, language, { following, waypoint });
  return (
    <p className={styles['then']}>
      <span className={styles['thenIcon']}>
        <ManoeuvreIcon type={manoeuvre.type} exit={manoeuvre.roundaboutExit} />
      </span>
      <span>{t('guidance.then', { action: text })}</span>
    </p>
  );
}

function Waiting({ isBrief }: Required<ManoeuvreCardProps>) {
  const { t } = useTranslation('navigation');
  return (
    <Surface isBrief={isBrief} label={t('guidance.label')} state="waitingForFix">
      <Sign>
        <LocateOff aria-hidden="true" />
      </Sign>
      <div className={styles['words']}>
        <p className={styles['headline']}>{t('guidance.waiting')}</p>
        {!isBrief && <p className={styles['note']}>{t('guidance.waitingNote')}</p>}
      </div>
    </Surface>
  );
}

/** Off the way nothing of it is shown: the old manoeuvre would lead astray. */
function OffRoute({ isBrief }: Required<ManoeuvreCardProps>) {
  const { t } = useTranslation(['navigation', 'reasons']);
  const perform = usePerform();
  const trouble = usePage(({ navigation }) => navigation.session?.trouble);
  const isRerouting = usePage(({ navigation }) => navigation.session?.isRerouting === true);
  return (
    <Surface isBrief={isBrief} label={t('navigation:guidance.label')} state="offRoute">
      <Sign>
        {trouble ? <TriangleAlert aria-hidden="true" /> : <RotateCw aria-hidden="true" />}
      </Sign>
      <div className={styles['words']}>
        <p className={styles['headline']}>{t('navigation:guidance.offRoute')}</p>
        <p className={styles['note']}>
          {trouble && !isRerouting
            ? t(`reasons:${trouble.key}`)
            : t('navigation:guidance.rerouting')}
        </p>
      </div>
      {!isBrief && trouble && !isRerouting && (
        <Button
          className={styles['retry'] ?? ''}
          icon={<RotateCw aria-hidden="true" />}
          onPress={() => void perform('navigation.reroute', {})}
        >
          {t('navigation:guidance.reroute')}
        </Button>
      )}
    </Surface>
  );
}

interface SurfaceProps {
  readonly isBrief: boolean;
  readonly label: string;
  readonly state: 'following' | 'waitingForFix' | 'offRoute';
  readonly children: ReactNode;
}

function Surface({ isBrief, label, state, children }: SurfaceProps) {
  return (
    <section
      className={styles['card']}
      data-size={isBrief ? 'brief' : 'whole'}
      data-guidance={state}
      aria-label={label}
    >
      {children}
    </section>
  );
}

function Sign({ children }: { readonly children: ReactNode }) {
  return <div className={styles['sign']}>{children}</div>;
}
