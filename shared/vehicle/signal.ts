import { CATALOGUE } from './catalogue.ts';
import type { SignalDefinition } from './signal-definition.ts';

type Catalogue = typeof CATALOGUE;

/** A path of the catalogue, e.g. `Vehicle.Speed`. */
export type SignalPath = keyof Catalogue;

type ValueOf<D extends SignalDefinition> = D extends { readonly allowed: readonly (infer A)[] }
  ? D['datatype'] extends 'string[]'
    ? readonly A[]
    : A
  : D['datatype'] extends 'boolean'
    ? boolean
    : D['datatype'] extends 'string'
      ? string
      : D['datatype'] extends 'string[]'
        ? readonly string[]
        : number;

/** The JavaScript type of a signal's value, derived from its catalogue entry. */
export type SignalValue<P extends SignalPath = SignalPath> = ValueOf<Catalogue[P]>;

/** Any value a signal may carry on a border, before it is matched to its path. */
export type RawSignalValue = number | string | boolean | readonly string[];

type PathsWhere<Condition> = {
  [P in SignalPath]: Catalogue[P] extends Condition ? P : never;
}[SignalPath];

/** Paths that can be set. */
export type ActuatorPath = PathsWhere<{ readonly type: 'actuator' }>;

export const SIGNAL_PATHS = Object.keys(CATALOGUE) as readonly SignalPath[];

/** True when `path` is in the catalogue; narrows untrusted strings. */
export function isSignalPath(path: string): path is SignalPath {
  return Object.hasOwn(CATALOGUE, path);
}

/** True when `path` is in the catalogue and can be set. */
export function isActuatorPath(path: string): path is ActuatorPath {
  return isSignalPath(path) && CATALOGUE[path].type === 'actuator';
}

/** The catalogue entry of a path. */
export function definitionOf(path: SignalPath): SignalDefinition {
  return CATALOGUE[path];
}

/** Why a value was not accepted for a path. */
export type ValueFault = 'wrong-type' | 'not-finite' | 'out-of-range' | 'not-allowed' | 'too-long';

/** Longest string a signal may carry; VSS sets no limit, a display cannot show more. */
export const MAX_STRING_LENGTH = 256;

const INTEGER_RANGES: Readonly<Record<string, readonly [number, number]>> = {
  uint8: [0, 255],
  int8: [-128, 127],
  uint16: [0, 65_535],
  uint32: [0, 4_294_967_295],
  int32: [-2_147_483_648, 2_147_483_647],
};

/**
 * Checks an untrusted value against the catalogue entry of `path`: JavaScript type, VSS integer
 * width, range, allowed values, and length.
 *
 * @returns `null` when the value is acceptable, else the first fault found.
 */
export function faultOf(path: SignalPath, value: unknown): ValueFault | null {
  const definition = definitionOf(path);
  switch (definition.datatype) {
    case 'boolean':
      return typeof value === 'boolean' ? null : 'wrong-type';
    case 'string':
      return stringFault(definition, value);
    case 'string[]': {
      if (!Array.isArray(value)) return 'wrong-type';
      if (value.length > MAX_STRING_LENGTH) return 'too-long';
      for (const item of value) {
        const fault = stringFault(definition, item);
        if (fault) return fault;
      }
      return null;
    }
    default:
      return numberFault(definition, value);
  }
}

function stringFault(definition: SignalDefinition, value: unknown): ValueFault | null {
  if (typeof value !== 'string') return 'wrong-type';
  if (value.length > MAX_STRING_LENGTH) return 'too-long';
  if (definition.allowed && !definition.allowed.includes(value)) return 'not-allowed';
  return null;
}

function numberFault(definition: SignalDefinition, value: unknown): ValueFault | null {
  if (typeof value !== 'number') return 'wrong-type';
  if (!Number.isFinite(value)) return 'not-finite';
  const integerRange = INTEGER_RANGES[definition.datatype];
  if (integerRange) {
    if (!Number.isInteger(value)) return 'wrong-type';
    if (value < integerRange[0] || value > integerRange[1]) return 'out-of-range';
  }
  const range = definition.range;
  return range && (value < range[0] || value > range[1]) ? 'out-of-range' : null;
}

/** Narrows a raw value to the type of `path` after {@link faultOf} accepted it. */
export function isValueOf<P extends SignalPath>(path: P, value: unknown): value is SignalValue<P> {
  return faultOf(path, value) === null;
}
