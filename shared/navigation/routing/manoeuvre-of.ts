import { MANOEUVRE_TYPES, type Manoeuvre } from '../route.ts';
import { lanesOf } from './lanes.ts';
import { roadNamesOf } from './road-names.ts';
import type { ValhallaManeuver } from './valhalla-answer.ts';

const METRES_PER_KM = 1000;

/** Whole metres, as far as Valhalla's three digits go. */
export function metresOf(km: number): number {
  return Math.round(km * METRES_PER_KM);
}

/** One manoeuvre of leg `leg`, whose geometry starts at point `offset` of the route's. */
export function manoeuvreOf(maneuver: ValhallaManeuver, leg: number, offset: number): Manoeuvre {
  const { street_names, begin_street_names, roundabout_exit_count, lanes } = maneuver;
  const useful = lanes && lanesOf(lanes);
  return {
    type: MANOEUVRE_TYPES[maneuver.type] ?? 'None',
    leg,
    beginShapeIndex: offset + maneuver.begin_shape_index,
    endShapeIndex: offset + maneuver.end_shape_index,
    distanceM: metresOf(maneuver.length),
    durationS: maneuver.time,
    ...roadNamesOf(begin_street_names ?? street_names ?? []),
    ...(roundabout_exit_count && { roundaboutExit: roundabout_exit_count }),
    ...exitOf(maneuver.sign),
    ...(useful && { lanes: useful }),
  };
}

const HAN = /\p{Script=Han}/u;

/** What the exit's sign says; several destinations are parted as their script parts them. */
function exitOf(sign: ValhallaManeuver['sign']): Pick<Manoeuvre, 'exitNumber' | 'exitToward'> {
  if (!sign) return {};
  const number = textOf(sign.exit_number_elements);
  const toward = textOf(sign.exit_toward_elements) ?? textOf(sign.exit_branch_elements);
  return {
    ...(number !== undefined && { exitNumber: number }),
    ...(toward !== undefined && { exitToward: toward }),
  };
}

function textOf(elements: readonly { readonly text: string }[] | undefined): string | undefined {
  if (!elements || elements.length === 0) return undefined;
  const texts = elements.map(({ text }) => text);
  return texts.join(texts.some((text) => HAN.test(text)) ? '、' : ', ');
}
