import type { Frame, Role } from '../frame.ts';
import { slotOf } from '../frame.ts';
import { TOPICS, type Step, type Topic } from '../step.ts';
import { says } from './said.ts';
import { answer } from './wish.ts';

/** Words for topics that are called otherwise in the answer. */
const TOPIC_OF_ID: Readonly<Record<string, Topic>> = {
  remainingDistance: 'distanceLeft',
  remainingTime: 'eta',
  title: 'nowPlaying',
  artist: 'nowPlaying',
  album: 'nowPlaying',
  // devices
  fan: 'fanSpeed',
  vent: 'fanSpeed',
  seat: 'seats',
  steeringWheel: 'seats',
  window: 'windows',
  door: 'doors',
  lock: 'locks',
  wiper: 'wipers',
  headlight: 'lights',
  highBeam: 'lights',
  lowBeam: 'lights',
  positionLight: 'lights',
  daytimeLight: 'lights',
  tyre: 'tyres',
  battery: 'charge',
  // kinds of services
  carCare: 'maintenance',
};

/** Intents that are questions about one thing. */
const TOPIC_OF_INTENT: Readonly<Record<string, Topic>> = {
  remaining: 'distanceLeft',
  whereAmI: 'whereAmI',
  routeAhead: 'nextTurn',
  speedLimit: 'speedLimit',
};

const isTopic = (id: string | undefined): id is Topic =>
  id !== undefined && TOPICS.some((topic) => topic === id);

/** The topic of the words of a frame, whatever their order. */
function topicOf(frame: Frame): Topic | undefined {
  const topic = named(frame.slots.find(({ role, id }) => role === 'topic' && id !== undefined)?.id);
  if (topic) return topic;
  if (frame.domain === 'weather') return 'weather';
  const byIntent = TOPIC_OF_INTENT[frame.intent];
  if (byIntent) return byIntent;
  if (says(frame, 'aspect', 'volume')) return 'volume';
  if (says(frame, 'operation', 'lock', 'unlock')) return 'locks';
  if (says(frame, 'aspect', 'fanSpeed', 'wind')) return 'fanSpeed';
  if (says(frame, 'aspect', 'temperature')) {
    if (says(frame, 'operation', 'set')) return 'setTemperature';
    return says(frame, 'position', 'outside') ? 'outsideTemperature' : 'temperature';
  }
  return named(slotOf(frame, 'device')?.id) ?? named(slotOf(frame, 'category')?.id);
}

function named(id: string | undefined): Topic | undefined {
  if (id === undefined) return undefined;
  return TOPIC_OF_ID[id] ?? (isTopic(id) ? id : undefined);
}

/** Whether a question is how far it is to what is not the destination, or from somewhere else. */
function isElsewhere({ intent, slots }: Frame): boolean {
  return intent === 'remaining' && slots.some(({ role, id }) => FAR.has(role) && id !== 'here');
}

const FAR: ReadonlySet<Role> = new Set(['category', 'place']);

/** Answers a question of any domain; `unsupported` when nothing that the car knows answers it. */
export function answered(frame: Frame): Step {
  const about = isElsewhere(frame) ? undefined : topicOf(frame);
  return about ? answer(about, frame) : { kind: 'unsupported', frame };
}
