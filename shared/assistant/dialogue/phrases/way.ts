import { destinationSchema } from '../../../navigation/command.ts';
import { either, filled, numbered, phrase, placed, word, worded, type Phrase } from './parts.ts';

const nearest: Phrase = ({ category }) => ({
  key: 'wish.navigation.goToNearest',
  values: { category: word('nearest', category) },
});

const navigated: Phrase = (input, facts) => {
  const parsed = destinationSchema.safeParse(input['destination']);
  if (parsed.data?.by === 'home') return { key: 'wish.navigation.goHome' };
  if (parsed.data?.by === 'company') return { key: 'wish.navigation.goToCompany' };
  return placed('navigation.navigate')(input, facts);
};

/** The map and navigation. */
export const WAY_PHRASES = {
  'map.zoom': worded('map.zoom', 'zoom', 'direction'),
  'map.setView': worded('map.setView', 'view', 'view'),
  'map.overview': either('map.overview', 'shown'),
  'map.recentre': phrase('map.recentre'),
  'navigation.plan': placed('navigation.plan'),
  'navigation.navigate': navigated,
  'navigation.goHome': phrase('navigation.goHome'),
  'navigation.goToCompany': phrase('navigation.goToCompany'),
  'navigation.goToNearest': nearest,
  'navigation.selectRoute': numbered('navigation.selectRoute', 'index'),
  'navigation.start': phrase('navigation.start'),
  'navigation.simulate': phrase('navigation.simulate'),
  'navigation.pauseSimulation': either('navigation.pauseSimulation', 'paused'),
  'navigation.leaveRoute': phrase('navigation.leaveRoute'),
  'navigation.cancelPlan': phrase('navigation.cancelPlan'),
  'navigation.stop': phrase('navigation.stop'),
  'navigation.resume': phrase('navigation.resume'),
  'navigation.dismissResume': phrase('navigation.dismissResume'),
  'navigation.addVia': placed('navigation.addVia'),
  'navigation.removeVia': numbered('navigation.removeVia', 'index'),
  'navigation.addChargingStops': phrase('navigation.addChargingStops'),
  'navigation.reroute': phrase('navigation.reroute'),
  'navigation.repeat': phrase('navigation.repeat'),
  'navigation.setVoice': worded('navigation.setVoice', 'voice', 'voice'),
  'navigation.setAvoid': ({ what, avoided }) => ({
    key: `wish.navigation.setAvoid.${avoided === true ? 'yes' : 'no'}`,
    values: { what: word('avoid', what) },
  }),
  'navigation.setSocFloor': filled('navigation.setSocFloor', 'percent'),
  'navigation.showReachable': either('navigation.showReachable', 'shown'),
  'navigation.save': ({ destination, as }, facts) => ({
    key: 'wish.navigation.save',
    values: {
      ...placed('navigation.save')({ destination }, facts).values,
      as: word('savedAs', as),
    },
  }),
  'navigation.forget': worded('navigation.forget', 'savedAs', 'as'),
  'navigation.clearRecents': phrase('navigation.clearRecents'),
} as const satisfies Readonly<Record<string, Phrase>>;
