import { z } from 'zod';
import { choicesOf, type Model, type Paint, type Trim, type Wheel } from './catalogue.ts';

const id = z.string().max(32);

/** What a driver has chosen of a model, by id; what is left out is what one gets without choosing. */
export const configurationSchema = z.object({
  trim: id.exactOptional(),
  colour: id.exactOptional(),
  interior: id.exactOptional(),
  wheels: id.exactOptional(),
  packs: z.array(id).max(6).exactOptional(),
});

export type Configuration = z.infer<typeof configurationSchema>;

/** A configuration with nothing left open. */
export type FullConfiguration = Required<Configuration>;

/** Why something cannot be chosen with the rest. */
export interface Conflict {
  readonly choice: string;
  readonly rule: 'unknown' | 'notForTrim' | 'requires' | 'excludes';
  /** The trim or choice it clashes with or lacks. */
  readonly other: string;
}

/** Fills in what was left open. */
export function completed(model: Model, chosen: Configuration): FullConfiguration {
  const first = (list: readonly { readonly id: string }[]) => list[0]?.id ?? '';
  return {
    trim: chosen.trim ?? first(model.trims),
    colour: chosen.colour ?? first(model.colours),
    interior: chosen.interior ?? first(model.interiors),
    wheels: chosen.wheels ?? first(model.wheels),
    packs: [...new Set(chosen.packs ?? [])],
  };
}

/** Everything that speaks against a configuration; empty when it can be built. */
export function conflictsOf(model: Model, configuration: FullConfiguration): Conflict[] {
  const { trim, colour, interior, wheels, packs } = configuration;
  const chosen = [colour, interior, wheels, ...packs];
  const unknown = [
    ...missing(model.trims, [trim]),
    ...missing(model.colours, [colour]),
    ...missing(model.interiors, [interior]),
    ...missing(model.wheels, [wheels]),
    ...missing(model.packs, packs),
  ].map((choice): Conflict => ({ choice, rule: 'unknown', other: model.id }));
  const clashes = choicesOf(model)
    .filter((choice) => chosen.includes(choice.id))
    .flatMap(({ id: choice, trims, requires, excludes }): Conflict[] => [
      ...(trims && !trims.includes(trim)
        ? [{ choice, rule: 'notForTrim', other: trim } as const]
        : []),
      ...requires
        .filter((other) => !chosen.includes(other))
        .map((other) => ({ choice, rule: 'requires', other }) as const),
      ...excludes
        .filter((other) => chosen.includes(other))
        .map((other) => ({ choice, rule: 'excludes', other }) as const),
    ]);
  return [...unknown, ...clashes];
}

function missing(list: readonly { readonly id: string }[], ids: readonly string[]): string[] {
  return ids.filter((wanted) => !list.some((choice) => choice.id === wanted));
}

/** What a configuration is made of and costs. */
export interface ConfiguredCar {
  readonly configuration: FullConfiguration;
  readonly trim: Trim;
  readonly colour: Paint;
  readonly interior: Paint;
  readonly wheels: Wheel;
  readonly priceFen: number;
  /** With the chosen wheels, km. */
  readonly rangeKm: number;
  readonly electricRangeKm: number | undefined;
}

/** The car that a configuration describes, or `null` when something in it does not exist or clashes. */
export function configuredCar(model: Model, chosen: Configuration): ConfiguredCar | null {
  const configuration = completed(model, chosen);
  if (conflictsOf(model, configuration).length > 0) return null;
  const trim = model.trims.find((each) => each.id === configuration.trim);
  const colour = model.colours.find((each) => each.id === configuration.colour);
  const interior = model.interiors.find((each) => each.id === configuration.interior);
  const wheels = model.wheels.find((each) => each.id === configuration.wheels);
  if (!trim || !colour || !interior || !wheels) return null;
  const packs = model.packs.filter((each) => configuration.packs.includes(each.id));
  const { rangeLossKm } = wheels;
  return {
    configuration,
    trim,
    colour,
    interior,
    wheels,
    priceFen: [trim, colour, interior, wheels, ...packs].reduce(
      (sum, { priceFen }) => sum + priceFen,
      0,
    ),
    rangeKm: Math.max(1, trim.rangeKm - rangeLossKm),
    electricRangeKm:
      trim.electricRangeKm === undefined
        ? undefined
        : Math.max(1, trim.electricRangeKm - rangeLossKm),
  };
}

/**
 * A configuration after one more choice: the choice holds, what it requires comes along, and what
 * speaks against it yields (a pack is dropped, anything else falls back to what is standard).
 * `null` when the choice cannot be had at all.
 */
export function withChoice(
  model: Model,
  configuration: FullConfiguration,
  choice: Configuration,
): FullConfiguration | null {
  // Of the packs only the new ones: those that were there before may yield to them.
  const packs = (choice.packs ?? []).filter((pack) => !configuration.packs.includes(pack));
  const kept = new Set(
    [choice.trim, choice.colour, choice.interior, choice.wheels, ...packs].filter(
      (each) => each !== undefined,
    ),
  );
  let next = completed(model, { ...configuration, ...choice });
  // Each round settles one clash; a model has fewer choices than rounds.
  for (let round = 0; round < 2 * choicesOf(model).length + 2; round += 1) {
    const [clash] = conflictsOf(model, next);
    if (!clash) return next;
    const settled = settle(model, next, clash, kept);
    if (!settled) return null;
    next = settled;
  }
  return null;
}

function settle(
  model: Model,
  configuration: FullConfiguration,
  { choice, rule, other }: Conflict,
  kept: Set<string>,
): FullConfiguration | null {
  if (rule === 'unknown') return null;
  if (rule === 'requires' && kept.has(choice)) {
    kept.add(other);
    return added(model, configuration, other);
  }
  if (rule === 'excludes' && kept.has(choice)) {
    return kept.has(other) ? null : dropped(model, configuration, other);
  }
  return kept.has(choice) ? null : dropped(model, configuration, choice);
}

function added(model: Model, configuration: FullConfiguration, id: string): FullConfiguration {
  const has = (list: readonly { readonly id: string }[]) => list.some((each) => each.id === id);
  if (has(model.colours)) return { ...configuration, colour: id };
  if (has(model.interiors)) return { ...configuration, interior: id };
  if (has(model.wheels)) return { ...configuration, wheels: id };
  return { ...configuration, packs: [...configuration.packs, id] };
}

/** Back to what is standard; `null` when it is that already. */
function dropped(
  model: Model,
  configuration: FullConfiguration,
  id: string,
): FullConfiguration | null {
  if (configuration.packs.includes(id)) {
    return { ...configuration, packs: configuration.packs.filter((each) => each !== id) };
  }
  const standard = completed(model, {});
  for (const part of ['colour', 'interior', 'wheels'] as const) {
    if (configuration[part] === id && standard[part] !== id) {
      return { ...configuration, [part]: standard[part] };
    }
  }
  return null;
}
