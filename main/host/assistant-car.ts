import type { WishedAction } from '../../shared/assistant/step.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ActionOutcome } from '../../shared/contract/host.ts';
import type { VehicleCommand } from '../../shared/vehicle/command.ts';
import type { Car } from '../assistant/car.ts';
import type { Speaker } from '../assistant/assistant.ts';
import type { Navigation } from '../navigation/navigation.ts';
import type { Services } from '../services/services.ts';
import type { Vehicle } from '../vehicle/vehicle.ts';
import { outcomeOfCommands } from './commands-outcome.ts';
import type { KnownNames } from './known-names.ts';
import { actionContext, performAction, type Performers } from './perform-action.ts';

/** Longer than a command may take before it has failed (`shared/vehicle/actuation.ts`), ms. */
const SETTLE_MS = 3000;

export interface AssistantCarOptions {
  readonly performers: Performers;
  readonly navigation: Pick<Navigation, 'reverse'>;
  readonly services: Pick<Services, 'onChange'>;
  readonly names: KnownNames;
  readonly clock: Clock;
}

/** The rest of the host as the assistant sees it: the registry, what is known, and the displays. */
export function assistantCar({
  performers,
  navigation,
  services: shops,
  names,
  clock,
}: AssistantCarOptions): Car {
  const { vehicle, settings, media, services, displays } = performers;
  return {
    context: (from) => actionContext(from, performers),
    async perform(wish, from) {
      const outcome = await performAction(requestOf(wish), from, performers);
      return settled(outcome, vehicle, clock);
    },
    press: (display, id) => displays.request(display, { kind: 'press', id }),
    async facts(about) {
      const { state } = performers.navigation;
      const { position } = state;
      const isAboutHere = about === 'whereAmI' || about === 'weather';
      const here = isAboutHere && position ? await navigation.reverse(position) : null;
      return {
        navigation: state,
        services: services.state,
        media: media.state,
        place: here?.ok === true ? here.value : null,
      };
    },
    get language() {
      return settings.settings.language;
    },
    get names() {
      return names.all;
    },
    get services() {
      return services.state;
    },
    onSuggestion: (listener) =>
      shops.onChange((parts) => {
        if (parts.includes('suggestion')) listener();
      }),
    get wakeWord() {
      return settings.settings.wakeWord;
    },
    onWakeWordSetting: (listener) => {
      let isOn = settings.settings.wakeWord;
      return settings.onChange(() => {
        if (settings.settings.wakeWord === isOn) return;
        isOn = settings.settings.wakeWord;
        listener();
      });
    },
  };
}

const requestOf = ({ action, input }: WishedAction) =>
  ({ id: action, input, origin: 'voice' }) as const;

/** Waits until the vehicle shows what was commanded, or does not: accepted is not actuated. */
function settled(
  outcome: ActionOutcome,
  vehicle: Pick<Vehicle, 'commands' | 'onChange'>,
  clock: Clock,
): Promise<ActionOutcome> {
  if (outcome.status !== 'pending') return Promise.resolve(outcome);
  const ids = new Set(outcome.commands);
  return new Promise((resolve) => {
    const commands = () => vehicle.commands.filter(({ id }) => ids.has(id));
    const look = () => {
      const result = outcomeOfCommands(commands());
      if (result) end(result);
    };
    // A window may be on its way for longer; one that has failed by then is told.
    const giveUp = () => {
      const known = commands().map(withoutWaiting);
      const result = outcomeOfCommands(known);
      end(result?.status === 'failed' ? result : outcome);
    };
    const end = (result: ActionOutcome) => {
      stop();
      cancel();
      resolve(result);
    };
    const stop = vehicle.onChange((changes) => {
      if (changes.commands) look();
    });
    const cancel = clock.after(SETTLE_MS, giveUp);
    look();
  });
}

/** A command that has not failed, taken for followed. */
const withoutWaiting = (command: VehicleCommand): VehicleCommand =>
  command.state === 'failed' ? command : { ...command, state: 'confirmed' };

/** Who speaks until somebody has: the driver, at the first display that is the driver's. */
export function driverOf(displays: Readonly<Record<string, Speaker['zone']>>): Speaker {
  const [display = 'centre'] = Object.entries(displays).find(([, zone]) => zone === 'driver') ?? [];
  return { display, zone: 'driver' };
}
