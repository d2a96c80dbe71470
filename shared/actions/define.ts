import type { z } from 'zod';
import type { AssistantCommand } from '../assistant/command.ts';
import type { AssistantFacts } from '../assistant/facts.ts';
import type { Reason } from '../contract/reason.ts';
import type { MediaCommand } from '../media/command.ts';
import type { MediaFacts } from '../media/facts.ts';
import type { MapCommand, NavigationCommand } from '../navigation/command.ts';
import type { NavigationFacts } from '../navigation/facts.ts';
import type { Showroom } from '../ownership/showroom.ts';
import type { ShowroomWish } from '../ownership/view.ts';
import type { ServiceCommand } from '../services/command.ts';
import type { ServiceFacts } from '../services/facts.ts';
import type { SettingKey, Settings } from '../settings/settings.ts';
import type { Readings } from '../vehicle/reading.ts';
import type { Restrictions, DisplayZone } from '../vehicle/restrictions.ts';
import type { VehicleCommand } from '../vehicle/command.ts';
import type { ActuatorPath, SignalValue } from '../vehicle/signal.ts';
import type { Panel } from './panel.ts';

/**
 * What going wrong would mean; decides how voice and remote surfaces confirm.
 * `none`: only this display changes. `comfort`: reversible at once. `traffic`: others on the road
 * notice (lights, wipers). `security`: opens or unlocks the car. `purchase`: orders, pays, or cancels.
 * `erasure`: what was kept is gone, and nothing brings it back.
 */
export type RiskClass = 'none' | 'comfort' | 'traffic' | 'security' | 'purchase' | 'erasure';

/** What an action may look at to decide. */
export interface ActionContext {
  readonly readings: Readings;
  readonly restrictions: Restrictions;
  readonly zone: DisplayZone;
  /** False while nothing is heard of the vehicle: then that is the reason, not what follows from it. */
  readonly isVehicleHeard: boolean;
  readonly settings: Settings;
  readonly navigation: NavigationFacts;
  readonly services: ServiceFacts;
  readonly showroom: Showroom;
  readonly media: MediaFacts;
  readonly assistant: AssistantFacts;
  /** Commands in flight: a second tap on "+" counts from the pending target, not from the old value. */
  readonly commands: readonly VehicleCommand[];
}

/** Sets one actuator to `value`. */
export type Actuation = {
  [P in ActuatorPath]: {
    readonly kind: 'actuate';
    readonly path: P;
    readonly value: SignalValue<P>;
  };
}[ActuatorPath];

export type SettingChange = {
  [K in SettingKey]: { readonly kind: 'set'; readonly key: K; readonly value: Settings[K] };
}[SettingKey];

/** What an action wants done, as data; the host (or, for panels and the map, the display) carries it out. */
export type Effect =
  | Actuation
  | SettingChange
  | { readonly kind: 'openPanel'; readonly panel: Panel | null }
  | { readonly kind: 'navigation'; readonly command: NavigationCommand }
  | { readonly kind: 'map'; readonly command: MapCommand }
  /** Opens the panel of the services at one of them; `null`: at all of them. */
  | { readonly kind: 'showService'; readonly service: string | null }
  /** Opens a page of the showroom, which is the service `service`. */
  | { readonly kind: 'showroom'; readonly service: string; readonly wish: ShowroomWish }
  | { readonly kind: 'services'; readonly command: ServiceCommand }
  | { readonly kind: 'media'; readonly command: MediaCommand }
  | { readonly kind: 'assistant'; readonly command: AssistantCommand };

export interface ActionDefinition<
  Id extends string = string,
  Schema extends z.ZodType = z.ZodType,
> {
  readonly id: Id;
  readonly input: Schema;
  readonly risk: RiskClass;
  /** One English sentence for documentation and for a language model's tool list. */
  readonly description: string;
  /** `null` when the action may run now, else why not. Pure. */
  readonly predicate: (context: ActionContext, input: z.output<Schema>) => Reason | null;
  /** The effects of the action; called only when the predicate allowed it. Pure. */
  readonly perform: (context: ActionContext, input: z.output<Schema>) => readonly Effect[];
}

/** Declares one entry of the registry, keeping its id and input type. */
export function defineAction<const Id extends string, Schema extends z.ZodType>(
  definition: ActionDefinition<Id, Schema>,
): ActionDefinition<Id, Schema> {
  return definition;
}

/** Predicate of actions that are always allowed. */
export const always = (): null => null;
