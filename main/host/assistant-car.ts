import type { WishedAction } from '../../shared/assistant/step.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Car } from '../assistant/car.ts';
import type { Speaker } from '../assistant/assistant.ts';
import type { Navigation } from '../navigation/navigation.ts';
import type { Services } from '../services/services.ts';
import { followCommands } from './follow-commands.ts';
import type { KnownNames } from './known-names.ts';
import { actionContext, performAction, type Performers } from './perform-action.ts';

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
  const follower = followCommands(vehicle, clock);
  return {
    context: (from) => actionContext(from, performers),
    async perform(wish, from) {
      return follower.settled(await performAction(requestOf(wish), from, performers));
    },
    ended: (commands) => follower.ended(commands),
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
    get position() {
      return performers.navigation.state.position;
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

/** Who speaks until somebody has: the driver, at the first display that is the driver's. */
export function driverOf(displays: Readonly<Record<string, Speaker['zone']>>): Speaker {
  const [display = 'centre'] = Object.entries(displays).find(([, zone]) => zone === 'driver') ?? [];
  return { display, zone: 'driver' };
}
