/** VSS data types used by the catalogue (VSS 6.0, "Data Types"). */
export type VssDatatype =
  | 'boolean'
  | 'string'
  | 'string[]'
  | 'uint8'
  | 'int8'
  | 'uint16'
  | 'uint32'
  | 'int32'
  | 'float'
  | 'double';

/** One leaf of the signal tree. */
export interface SignalDefinition {
  /** VSS node type: only an `actuator` can be set. */
  readonly type: 'sensor' | 'actuator' | 'attribute';
  readonly datatype: VssDatatype;
  /** VSS unit name, e.g. `km/h`, `Celsius`, `percent`. */
  readonly unit?: string;
  /** Closed interval of acceptable numbers, in `unit`. */
  readonly range?: readonly [number, number];
  /** Closed list of acceptable strings. */
  readonly allowed?: readonly string[];
  /** Age in ms beyond which the value is stale; `null` = valid until it changes or its source is lost. */
  readonly maxAge: number | null;
  readonly description: string;
}
