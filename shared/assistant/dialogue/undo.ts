import type { ActionContext } from '../../actions/define.ts';
import { actionById } from '../../actions/registry.ts';
import { AVOIDANCES } from '../../navigation/route.ts';
import type { WishedAction } from '../step.ts';
import { act, CABIN_UNDOS, type Undos } from './undo-cabin.ts';

/** A drive that nobody was on ends again; one that went elsewhere before is not taken up again. */
const setOff = (_input: unknown, { navigation }: ActionContext) =>
  navigation.isNavigating ? [] : act('navigation.stop', {});

const planned = (_input: unknown, { navigation }: ActionContext) =>
  navigation.planning === 'none' ? act('navigation.cancelPlan', {}) : [];

const played = (_input: unknown, { media }: ActionContext) =>
  media.isPlaying ? [] : act('media.pause', {});

const halted = (_input: unknown, { media }: ActionContext) =>
  media.isPlaying ? act('media.play', {}) : [];

const UNDOS: Undos = {
  ...CABIN_UNDOS,
  'display.setTheme': (_input, { settings: { themeMode: mode } }) =>
    act('display.setTheme', { mode }),
  'display.setLanguage': (_input, { settings: { language } }) =>
    act('display.setLanguage', { language }),
  'display.setDistanceUnit': (_input, { settings: { distanceUnit: unit } }) =>
    act('display.setDistanceUnit', { unit }),
  'display.setTemperatureUnit': (_input, { settings: { temperatureUnit: unit } }) =>
    act('display.setTemperatureUnit', { unit }),
  'display.setPressureUnit': (_input, { settings: { pressureUnit: unit } }) =>
    act('display.setPressureUnit', { unit }),
  'panel.open': () => act('panel.close', {}),
  'map.zoom': ({ direction }) => act('map.zoom', { direction: direction === 'in' ? 'out' : 'in' }),
  'map.setView': (_input, { settings: { mapView: view } }) => act('map.setView', { view }),
  'map.overview': ({ shown }) => act('map.overview', { shown: !shown }),
  'navigation.plan': planned,
  'navigation.goToNearest': planned,
  'services.goTo': planned,
  'orders.goTo': planned,
  'navigation.navigate': setOff,
  'navigation.goHome': setOff,
  'navigation.goToCompany': setOff,
  'navigation.start': setOff,
  'navigation.simulate': setOff,
  'navigation.resume': setOff,
  'navigation.pauseSimulation': ({ paused }) =>
    act('navigation.pauseSimulation', { paused: !paused }),
  // On a drive the new stop comes first; among those of a plan its place is not known.
  'navigation.addVia': (_input, { navigation: { isNavigating, planning } }) =>
    isNavigating && planning !== 'ready' ? act('navigation.removeVia', { index: 0 }) : [],
  'navigation.setVoice': (_input, { settings: { guidanceVoice: voice } }) =>
    act('navigation.setVoice', { voice }),
  'navigation.setAvoid': ({ what }, { settings: { avoid } }) =>
    AVOIDANCES.filter((one) => one === what).flatMap((one) =>
      act('navigation.setAvoid', { what: one, avoided: avoid.includes(one) }),
    ),
  'navigation.setSocFloor': (_input, { settings: { socFloor: percent } }) =>
    act('navigation.setSocFloor', { percent }),
  'navigation.showReachable': ({ shown }) => act('navigation.showReachable', { shown: !shown }),
  'media.play': played,
  'media.pause': halted,
  'media.toggle': (input, context) => [...played(input, context), ...halted(input, context)],
  'media.next': () => act('media.previous', {}),
  'media.playAll': played,
  'media.playTrack': played,
  'media.playAlbum': played,
  'media.playArtist': played,
  'media.playPlaylist': played,
  'media.playByName': played,
  'media.playFavourites': played,
  'media.setFavourite': ({ isFavourite, track }, { media }) =>
    track === undefined && media.isFavourite === isFavourite
      ? []
      : act('media.setFavourite', {
          isFavourite: !isFavourite,
          ...(track !== undefined && { track }),
        }),
  // Agreeing again wants reading, so only an agreement is taken back.
  'privacy.setConsent': ({ purpose, isGranted }, { services: { granted } }) =>
    isGranted && !granted.includes(purpose)
      ? act('privacy.setConsent', { purpose, isGranted: false })
      : [],
  'suggestions.silence': ({ silenced, rule }) =>
    act('suggestions.silence', {
      silenced: silenced === false,
      ...(rule !== undefined && { rule }),
    }),
  'assistant.setWakeWord': (_input, { settings: { wakeWord } }) =>
    act('assistant.setWakeWord', { on: wakeWord }),
};

/**
 * What takes an action back, as things stand before it is done; empty where nothing does, or where it
 * is not known what there was before. An undo never opens, unlocks, or buys. Pure.
 */
export function undoOf(
  { action, input }: WishedAction,
  context: ActionContext,
): readonly WishedAction[] {
  const parsed = actionById(action)?.input.safeParse(input);
  if (parsed?.success !== true) return [];
  // The table pairs every id with the undo of its own input, which its schema has just accepted.
  const undo = UNDOS[action] as
    ((input: unknown, context: ActionContext) => readonly WishedAction[]) | undefined;
  return undo?.(parsed.data, context) ?? [];
}
