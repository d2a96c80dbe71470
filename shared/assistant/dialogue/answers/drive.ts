import type { Message } from '../../../language/message.ts';
import type { Guidance, NavigationSession } from '../../../navigation/guidance.ts';
import { spokenMessage } from '../../../navigation/guidance/phrase.ts';
import { distanceMessage, durationMessage } from '../../../navigation/guidance/quantity.ts';
import { speedIn } from '../../../settings/units.ts';
import { timeText } from '../phrases/moment.ts';
import { notKnown, type Answer, type AnswerFacts } from './facts.ts';

interface Drive {
  readonly session: NavigationSession;
  readonly guidance: Guidance;
}

/** The drive being guided, if there is one whose figures hold. */
function driveOf({ navigation: { session, guidance } }: AnswerFacts): Drive | Message {
  if (!session || !guidance) return { key: 'answer.notNavigating' };
  return guidance.status === 'offRoute' ? { key: 'answer.offRoute' } : { session, guidance };
}

/** An answer that needs a drive; without one it says so. */
const onTheWay =
  (answer: (drive: Drive, facts: AnswerFacts) => Message): Answer =>
  (facts) => {
    const drive = driveOf(facts);
    return 'key' in drive ? drive : answer(drive, facts);
  };

const eta = onTheWay(({ guidance }, facts) => ({
  key: 'answer.eta',
  values: {
    time: timeText(guidance.arrivalAt, facts),
    duration: durationMessage(guidance.remainingS),
  },
}));

const distanceLeft = onTheWay(({ guidance }, { car }) => ({
  key: 'answer.distanceLeft',
  values: {
    distance: distanceMessage(guidance.remainingM, car.settings.distanceUnit),
    duration: durationMessage(guidance.remainingS),
  },
}));

const nextTurn = onTheWay(({ session, guidance }, { car }) => {
  const { next } = guidance;
  const { manoeuvres, waypoints } = session.route;
  const manoeuvre = next && manoeuvres[next.manoeuvre];
  if (!next || !manoeuvre) return { key: 'answer.nextTurn.none' };
  return spokenMessage(
    {
      manoeuvre,
      stage: 'far',
      distanceM: next.distanceM,
      withLanes: false,
      following: manoeuvres[next.manoeuvre + 1],
      waypoint: waypoints[guidance.waypoint],
    },
    car.settings,
  );
});

const speedLimit: Answer = ({ navigation: { guidance }, car }) => {
  const kmh = guidance?.speedLimitKmh;
  if (kmh === undefined) return { key: 'answer.speedLimit.unknown' };
  const { distanceUnit } = car.settings;
  const value = Math.round(speedIn(distanceUnit, kmh));
  return {
    key: 'answer.speedLimit.known',
    values: { limit: { key: `speed.${distanceUnit}`, values: { value } } },
  };
};

const whereAmI: Answer = (facts) => {
  const { place, navigation, car } = facts;
  const { guidance, position } = navigation;
  if (position === null || position.quality === 'lost') return notKnown('whereAmI');
  if (!place) {
    const road = guidance?.roadName;
    return road === undefined
      ? notKnown('whereAmI')
      : { key: 'answer.whereAmI.road', values: { road } };
  }
  const { area } = place;
  const isEnglish = car.settings.language === 'en-US';
  const name = isEnglish ? (place.nameEn ?? place.name) : place.name;
  return area === undefined || isEnglish || name.includes(area)
    ? { key: 'answer.whereAmI.near', values: { name } }
    : { key: 'answer.whereAmI.inArea', values: { area, name } };
};

/** What is asked about the way. */
export const DRIVE_ANSWERS = {
  ...{ eta, distanceLeft, nextTurn, speedLimit, whereAmI },
} as const satisfies Readonly<Record<string, Answer>>;
