import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { layoutDesktop } from '../../shared/navigation/cards.ts';
import type { DesktopLayout } from '../../shared/navigation/desktop-card.ts';
import { isRestricted } from '../../shared/vehicle/restrictions.ts';
import { useAssistantPlace } from '../assistant/use-assistant-place.ts';
import { usePage } from '../host/hooks.ts';
import { mapStatusStore } from '../map/map-status.ts';
import { useMediaView } from '../media/media-view.ts';
import { useMapNote } from '../navigation/desktop/use-map-note.ts';
import type { MapNote } from '../navigation/desktop/map-note.ts';
import { guidanceStatus } from '../navigation/guidance/guided.ts';
import { useNavigationView } from '../navigation/navigation-view.ts';
import { useOrderInSight } from '../services/use-order-in-sight.ts';
import { useWarnings } from '../vehicle/use-warnings.ts';
import { linkTrouble } from './link-trouble.ts';

/** What the desktop shows now, and where. */
export interface DesktopView {
  readonly layout: DesktopLayout;
  readonly note: MapNote | null;
  readonly isOverview: boolean;
}

/** How long an instruction stays to be read, ms. */
const SUBTITLE_MS = 8000;

/** Follows everything that decides which cards stand where on a stage of this size. */
export function useDesktop(width: number, height: number): DesktopView {
  const note = useMapNote();
  const isFollowing = useStore(mapStatusStore, (status) => status.isFollowing);
  const isSearchingPlaces = useNavigationView((view) => view.isTyping);
  const isSearchingMusic = useMediaView((view) => view.isTyping);
  const hasWarnings = useWarnings().length > 0;
  const hasTrouble = usePage((state) => linkTrouble(state) !== null);
  const hasUtterance = useHasUtterance();
  const hasOrder = useOrderInSight() !== null;
  const assistant = useAssistantPlace();
  const wish = usePage(({ mapWish }) => mapWish?.command);
  const facts = usePage(
    useShallow(({ navigation, panel, restrictions, services, media, session }) => ({
      guidance: guidanceStatus(navigation),
      isSimulated: navigation.session?.simulated === true,
      planning: navigation.planning.state,
      isResumable: navigation.resumable !== null,
      panel,
      // What the car suggests is for who drives it.
      hasSuggestion: services.suggestion !== null && session?.zone !== 'passenger',
      isPlaying: media.now.track !== null,
      canType: !isRestricted(restrictions, 'no-keyboard'),
    })),
  );
  const isOverview = wish?.kind === 'overview' && wish.shown && !isFollowing;
  // Pins and plans move the map themselves, and give it back when they are done with.
  const isMapMoved =
    !isFollowing && !isOverview && facts.planning === 'none' && facts.panel !== 'navigation';
  const isTyping = facts.panel === 'media' ? isSearchingMusic : isSearchingPlaces;
  const hasKeyboard = isTyping && facts.canType;
  const hasNotice = hasWarnings || hasTrouble;
  const hasSubtitle = hasUtterance || note?.place === 'over';
  const layout = useMemo(
    () =>
      layoutDesktop({
        ...facts,
        ...{ width, height, hasKeyboard, hasNotice, isMapMoved, hasSubtitle, hasOrder, assistant },
      }),
    [facts, width, height, hasKeyboard, hasNotice, isMapMoved, hasSubtitle, hasOrder, assistant],
  );
  return { layout, note, isOverview };
}

/** True for a while after something was said. */
function useHasUtterance(): boolean {
  const id = usePage(({ navigation }) => navigation.utterance?.id ?? null);
  const [readId, setReadId] = useState<number | null>(null);
  useEffect(() => {
    if (id === null) return undefined;
    const timer = setTimeout(() => setReadId(id), SUBTITLE_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return id !== null && id !== readId;
}
