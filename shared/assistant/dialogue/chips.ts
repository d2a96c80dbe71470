import type { ActionContext } from '../../actions/define.ts';
import type { Message } from '../../language/message.ts';
import { freshValue } from '../../vehicle/reading.ts';

/** More do not fit beside the card at 76 px each. */
const MAX_CHIPS = 4;

/** Below this charge or fuel the next stop is what a driver thinks of, %. */
const LOW = 20;

const COOLING = 'Vehicle.Cabin.HVAC.IsAirConditioningActive';

/** Something to say, and when it makes sense to. */
interface Chip {
  readonly key: string;
  readonly fits: (context: ActionContext) => boolean;
}

const isLow = (
  { readings }: ActionContext,
  path:
    | 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed'
    | 'Vehicle.Powertrain.FuelSystem.RelativeLevel',
) => (freshValue(readings, path) ?? 100) <= LOW;

const canGo = ({ navigation }: ActionContext) => navigation.hasRegion && navigation.hasPosition;
const isMoving = ({ restrictions }: ActionContext) =>
  restrictions.drivingState !== 'parked' && restrictions.drivingState !== 'idling';

/** The likeliest first. */
const CHIPS: readonly Chip[] = [
  { key: 'acceptSuggestion', fits: ({ services }) => services.hasSuggestion },
  {
    key: 'nearestCharging',
    fits: (context) =>
      canGo(context) &&
      isLow(context, 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed'),
  },
  {
    key: 'nearestFuel',
    fits: (context) =>
      canGo(context) && isLow(context, 'Vehicle.Powertrain.FuelSystem.RelativeLevel'),
  },
  { key: 'howFar', fits: ({ navigation }) => navigation.isNavigating },
  { key: 'stopNavigation', fits: ({ navigation }) => navigation.isNavigating },
  {
    key: 'goHome',
    fits: (context) =>
      canGo(context) && context.navigation.hasHome && !context.navigation.isNavigating,
  },
  { key: 'nextTrack', fits: ({ media }) => media.isPlaying },
  { key: 'playMusic', fits: ({ media }) => media.hasMusic && !media.isPlaying },
  { key: 'warmer', fits: isMoving },
  {
    key: 'airConditioning',
    // A car that does not tell that its cooling is off has none, or has it on.
    fits: (context) => !isMoving(context) && freshValue(context.readings, COOLING) === false,
  },
  {
    key: 'nearby',
    fits: (context) => canGo(context) && !isMoving(context) && !context.navigation.isNavigating,
  },
  {
    key: 'weather',
    fits: ({ services: { tiles } }) => tiles.some(({ category }) => category === 'weather'),
  },
];

/** What could be said here, the likeliest first: sentences that the grammar understands. */
export function chipMessages(context: ActionContext): readonly Message[] {
  return CHIPS.filter(({ fits }) => fits(context))
    .slice(0, MAX_CHIPS)
    .map(({ key }) => ({ key: `chips.${key}` }));
}
