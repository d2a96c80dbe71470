import { LoaderCircle, Navigation, Play, PlugZap, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanningState } from '../../../shared/navigation/navigation-state.ts';
import { usePage } from '../../host/hooks.ts';
import { usePerform } from '../../host/perform-context.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { textWidth } from '../../ui/text-width.ts';
import { useNavigationRefusal } from '../use-navigation-refusal.ts';
import { FailedPlan } from './FailedPlan.tsx';
import { RouteOption } from './RouteOption.tsx';
import { RoutePreferences } from './RoutePreferences.tsx';
import { WaypointList } from './WaypointList.tsx';
import { placeName } from '../place-name.ts';
import styles from './RoutePreview.module.css';

/** Width of a name that fits one line of the card on every display, in type sizes. */
const NAME_FITS = 12;

type Ready = Extract<PlanningState, { state: 'ready' }>;

/** The ways to a destination before setting off; or that they are looked for, or why there is none. */
export function RoutePreview() {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  const planning = usePage(({ navigation }) => navigation.planning);
  const language = usePage(({ settings }) => settings.settings.language);
  if (planning.state === 'none') return null;
  const name = placeName(planning.destination, language);
  return (
    <section
      className={styles['preview']}
      aria-label={t('preview.title')}
      data-planning={planning.state}
    >
      <header className={styles['header']}>
        <div className={styles['title']}>
          <h1 className={styles['name']} data-long={textWidth(name) > NAME_FITS || undefined}>
            {name}
          </h1>
        </div>
        <IconButton
          icon={<X aria-hidden="true" />}
          label={t('preview.cancel')}
          onPress={() => void perform('navigation.cancelPlan', {})}
        />
      </header>
      {planning.state === 'routing' && (
        <State icon={<LoaderCircle aria-hidden="true" />} text={t('preview.routing')} />
      )}
      {planning.state === 'failed' && <FailedPlan plan={planning} />}
      {planning.state === 'ready' && <ReadyPlan plan={planning} />}
    </section>
  );
}

const PAGES = ['routes', 'stops', 'preferences'] as const;
type Page = (typeof PAGES)[number];

function ReadyPlan({ plan }: { readonly plan: Ready }) {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  const [page, setPage] = useState<Page>('routes');
  const { routes, selected } = plan;
  const route = routes[selected] ?? routes[0];
  if (!route) return null;
  const stops = route.waypoints.length - 1;
  return (
    <>
      <nav aria-label={t('preview.title')}>
        <Segmented<Page>
          label={t('preview.title')}
          options={PAGES.map((value) => ({
            value,
            label:
              value === 'stops' && stops > 0
                ? t('preview.stopsCount', { number: stops })
                : t(`preview.pages.${value}`),
          }))}
          value={page}
          onChange={setPage}
        />
      </nav>
      <div className={styles['body']}>
        {page === 'routes' && (
          <ul className={styles['routes']} aria-label={t('preview.pages.routes')}>
            {routes.map((option, index) => (
              <li key={option.id}>
                <RouteOption
                  route={option}
                  isSelected={index === selected}
                  onPress={() => void perform('navigation.selectRoute', { index })}
                />
              </li>
            ))}
          </ul>
        )}
        {page === 'stops' && <WaypointList route={route} />}
        {page === 'preferences' && <RoutePreferences plan={plan} />}
      </div>
      <Actions />
    </>
  );
}

function Actions() {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  const simulateRefusal = useNavigationRefusal('navigation.simulate', {});
  return (
    <div className={styles['actions']}>
      <ChargingPrompt />
      <Button
        icon={<Play aria-hidden="true" />}
        isUnavailable={simulateRefusal !== null}
        onPress={() => void perform('navigation.simulate', {})}
      >
        {t('preview.simulate')}
      </Button>
      <Button
        variant="primary"
        className={styles['start'] ?? ''}
        icon={<Navigation aria-hidden="true" />}
        onPress={() => void perform('navigation.start', {})}
      >
        {t('preview.start')}
      </Button>
    </div>
  );
}

/** Offered where the charge would end below the floor. */
function ChargingPrompt() {
  const { t } = useTranslation('navigation');
  const perform = usePerform();
  const isLow = usePage(({ navigation: { planning }, settings: { settings } }) => {
    if (planning.state !== 'ready') return false;
    const route = planning.routes[planning.selected];
    return route?.legs.some(({ arrivalSoc = 100 }) => arrivalSoc < settings.socFloor) === true;
  });
  if (!isLow) return null;
  return (
    <Button
      className={styles['charge'] ?? ''}
      icon={<PlugZap aria-hidden="true" />}
      onPress={() => void perform('navigation.addChargingStops', {})}
    >
      {t('preview.addCharging')}
    </Button>
  );
}

function State({ icon, text }: { readonly icon: ReactNode; readonly text: string }) {
  return (
    <div className={styles['state']} role="status">
      {icon}
      <p>{text}</p>
    </div>
  );
}
