import { Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardName } from '../../shared/navigation/desktop-card.ts';
import { useAssistantPlace } from '../assistant/use-assistant-place.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { MapView } from '../map/MapView.tsx';
import { MapControls } from '../navigation/desktop/MapControls.tsx';
import { MapNoteLine } from '../navigation/desktop/MapNoteLine.tsx';
import { RecentreButton } from '../navigation/desktop/RecentreButton.tsx';
import { ResumeCard } from '../navigation/desktop/ResumeCard.tsx';
import { SearchEntry } from '../navigation/desktop/SearchEntry.tsx';
import { SourceLine } from '../navigation/desktop/SourceLine.tsx';
import { useMapTouch } from '../navigation/desktop/use-map-touch.ts';
import { ProgressCard } from '../navigation/guidance/ProgressCard.tsx';
import { SimulationStrip } from '../navigation/guidance/SimulationStrip.tsx';
import { Subtitle } from '../navigation/guidance/Subtitle.tsx';
import { useSize } from '../ui/use-size.ts';
import { EnergyGlance } from '../vehicle/EnergyGlance.tsx';
import { SpeedCard } from '../vehicle/SpeedCard.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import {
  AssistantCard,
  AssistantKeyboard,
  ManoeuvreCard,
  MediaKeyboard,
  NowPlayingCard,
  OrderCard,
  RoutePreview,
  SearchKeyboard,
  SuggestionCard,
} from './panel-chunks.ts';
import { PanelHost } from './PanelHost.tsx';
import { Slot } from './Slot.tsx';
import { StatusBar } from './StatusBar.tsx';
import { Toasts } from './Toasts.tsx';
import { TopNotice } from './TopNotice.tsx';
import { useDesktop, type DesktopView } from './use-desktop.ts';
import styles from './Desktop.module.css';

/** The map as the desktop, and what stands on it: `shared/navigation/desktop-card.ts` decides what and where. */
export function Desktop() {
  const { t } = useTranslation('app');
  const { ref, size } = useSize();
  return (
    <main ref={ref} className={styles['stage']}>
      {/* An open panel brings a heading of its own. */}
      <h1 className="visually-hidden">{t('dock.navigation')}</h1>
      {size && <Stage width={size.width} height={size.height} />}
      <Toasts />
    </main>
  );
}

interface StageProps {
  readonly width: number;
  readonly height: number;
}

function Stage({ width, height }: StageProps) {
  const perform = usePerform();
  const view = useDesktop(width, height);
  const { layout, note } = view;
  const { insets } = layout;
  const touch = useMapTouch();
  return (
    <>
      <div className={styles['map']}>
        <ErrorBoundary>
          <MapView
            insets={insets}
            onPointPicked={touch.onPointPicked}
            onPlaceTapped={touch.onPlaceTapped}
            onRouteTapped={(index) => void perform('navigation.selectRoute', { index })}
          />
        </ErrorBoundary>
      </div>
      {note?.place === 'instead' && insets.right > 0 && (
        <div
          className={styles['instead']}
          style={{
            top: insets.top,
            right: insets.right,
            bottom: insets.bottom,
            left: insets.left,
          }}
        >
          <MapNoteLine note={note} />
        </div>
      )}
      {Object.entries(cardsOf(view)).map(([name, content]) => {
        const card = layout.cards[name as CardName];
        return (
          card && (
            <Slot key={name} name={name} box={card}>
              <ErrorBoundary>
                <Suspense>{content}</Suspense>
              </ErrorBoundary>
            </Slot>
          )
        );
      })}
    </>
  );
}

/** What each card shows, in the order in which assistive technology reads them. */
function cardsOf({ layout, note, isOverview }: DesktopView): Readonly<Record<CardName, ReactNode>> {
  const { cards, form } = layout;
  const hasCandidates = cards.keyboard !== undefined && form === 'compact';
  return {
    notice: <TopNotice />,
    manoeuvre: <ManoeuvreCard isBrief={cards.manoeuvre?.size === 'brief'} />,
    progress: <ProgressCard isBrief={cards.progress?.size === 'brief'} />,
    subtitle: note?.place === 'over' ? <MapNoteLine note={note} /> : <Subtitle />,
    search: <SearchEntry />,
    resume: <ResumeCard />,
    preview: <RoutePreview />,
    panel: <PanelHost hasCandidates={hasCandidates} />,
    keyboard: (
      <Suspense>
        <PanelKeyboard hasCandidates={!hasCandidates} />
      </Suspense>
    ),
    speed: <DesktopSpeed />,
    energy: <EnergyGlance />,
    simulation: <SimulationStrip />,
    assistant: <AssistantCard isBrief={cards.assistant?.size === 'brief'} />,
    nowPlaying: <NowPlayingCard isBrief={cards.nowPlaying?.size === 'brief'} />,
    order: <OrderCard />,
    suggestion: <SuggestionCard isBrief={cards.suggestion?.size === 'brief'} />,
    controls: <MapControls height={cards.controls?.height ?? 0} isOverview={isOverview} />,
    recentre: <RecentreButton />,
    status: <StatusBar />,
    source: <SourceLine />,
  };
}

/** The keyboard of the panel that is typed into. */
function PanelKeyboard(props: { readonly hasCandidates: boolean }) {
  const isAssistant = useAssistantPlace() === 'typing';
  const isMedia = usePage(({ panel }) => panel === 'media');
  if (isAssistant) return <AssistantKeyboard {...props} />;
  return isMedia ? <MediaKeyboard {...props} /> : <SearchKeyboard {...props} />;
}

/** The speed with the limit of the road, which guidance knows. */
function DesktopSpeed() {
  const limit = usePage(({ navigation }) => navigation.guidance?.speedLimitKmh);
  const isOver = usePage(({ navigation }) => navigation.guidance?.isOverSpeed === true);
  return <SpeedCard limitKmh={limit} isOverSpeed={isOver} />;
}
