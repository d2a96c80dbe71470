import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { vissRequestSchema, type DataObject } from '../../shared/contract/viss.ts';
import { AgentHarness, type AgentClient, type Reply } from './agent-harness.ts';

/*
 * Contract with VISS 3.0, against the specification's own JSON schema and examples. They are not
 * part of this repository; without them these tests skip. What differs on purpose is translated or
 * listed here and documented in docs/agent-protocol.md.
 */
const VISS_DIR = join(import.meta.dirname, '../../../shared/data/viss');
const SCHEMA_FILE = join(VISS_DIR, 'vissv3.0-schema.json');
const EXAMPLES_FILE = join(VISS_DIR, 'examples.json');
const present = existsSync(SCHEMA_FILE) && existsSync(EXAMPLES_FILE);
if (!present) console.warn(`VISS contract tests skipped: no schema and examples in ${VISS_DIR}`);

const SPEED = 'Vehicle.Speed';
const MOVING = 'Vehicle.IsMoving';
const TRUNK = 'Vehicle.Body.Trunk.Rear.IsOpen';
const INLETS =
  'Vehicle.Powertrain.TractionBattery.Charging.ChargingPort.AnyPosition.SupportedInletTypes';
const EVERY_CHANGE = { variant: 'change', parameter: { 'logic-op': 'ne', diff: '0' } };

/** Our values are typed JSON; VISS writes them as strings. */
function toVissValue(value: DataObject['dp']['value']): string | string[] {
  return Array.isArray(value) ? value.map(String) : String(value);
}

function toVissMessage(message: Reply): unknown {
  if (message.data === undefined) return message;
  const data = [message.data].flat().map(({ path, dp }) => ({
    path,
    dp: { ...dp, value: toVissValue(dp.value) },
  }));
  return { ...message, data: Array.isArray(message.data) ? data : data[0] };
}

describe.skipIf(!present)('answers against the VISS 3.0 schema', () => {
  let harness: AgentHarness;
  let client: AgentClient;
  let validate: ValidateFunction;
  let validateError: ValidateFunction;

  beforeAll(async () => {
    // The published schema uses keywords that ajv's strict mode objects to.
    const ajv = new Ajv2020({ strict: false });
    const schema = z.looseObject({}).parse(JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')));
    validate = ajv.compile(schema);
    const errorSchema = ajv.getSchema('https://covesa.global/vissv3.0/error.schema.json');
    if (!errorSchema) throw new Error('the schema has no error.schema.json');
    validateError = errorSchema;
    harness = await AgentHarness.start();
    client = await harness.connect();
    const ts = Date.now();
    await harness.source.sink.samples([
      { path: SPEED, value: 73.5, ts },
      { path: MOVING, value: true, ts },
      { path: INLETS, value: ['GBT_AC', 'GBT_DC'], ts },
    ]);
  });

  afterAll(() => harness.stop());

  const expectValid = (message: Reply) => {
    const valid = validate(toVissMessage(message));
    expect(valid, JSON.stringify({ message, errors: validate.errors })).toBe(true);
  };

  it('the schema refuses what is no VISS message', () => {
    expect(validate({ action: 'get', data: { path: SPEED, dp: { value: 73.5 } } })).toBe(false);
  });

  it('get: a leaf, a list value, a branch with values missing, an error', async () => {
    expectValid(await client.get({ path: SPEED }));
    expectValid(await client.get({ path: INLETS }));
    expectValid(await client.get({ path: 'Vehicle' }));
    expectValid(await client.get({ path: 'Vehicle.Warp' }));
  });

  it('set and unsubscribe: success', async () => {
    expectValid(await client.set({ path: TRUNK, value: true }));
    const { subscriptionId } = await client.subscribe({ path: SPEED, filter: EVERY_CHANGE });
    expectValid(await client.unsubscribe(subscriptionId ?? ''));
    await client.nextEvent();
  });

  it('set and unsubscribe: errors', async () => {
    // The published schema accepts neither error, nor the specification's own examples of them: an
    // error answer also matches its branch for success. So the error object is what is checked.
    const replies = [
      await client.set({ path: SPEED, value: 1 }),
      await client.set({ path: TRUNK, value: true, expiresAt: '2020-01-01T00:00:00Z' }),
      await client.set({ path: TRUNK, value: 7 }),
      await client.unsubscribe('none'),
    ];
    for (const { error } of replies) expect(validateError(error), JSON.stringify(error)).toBe(true);
  });

  it('subscribe, its error, and events with one and several paths', async () => {
    expectValid(await client.subscribe({ path: SPEED, filter: EVERY_CHANGE }));
    expectValid(await client.nextEvent());
    expectValid(await client.subscribe({ path: 'Vehicle', filter: EVERY_CHANGE }));
    expectValid(await client.nextEvent());
    expectValid(await client.subscribe({ path: 'Vehicle.Warp', filter: EVERY_CHANGE }));
  });
});

const exampleSchema = z.array(
  z.object({ valid: z.boolean(), msg: z.record(z.string(), z.unknown()) }),
);

type Example = z.infer<typeof exampleSchema>[number]['msg'];

/** Requests of the specification's examples; answers and events carry `ts`. */
function exampleRequests(): readonly Example[] {
  return exampleSchema
    .parse(JSON.parse(readFileSync(EXAMPLES_FILE, 'utf8')))
    .filter(({ valid, msg }) => valid && 'action' in msg && !('ts' in msg))
    .map(({ msg }) => msg);
}

const UNSUPPORTED_FILTERS = ['history', 'metadata', 'curvelog'];

/** Why we refuse a valid VISS request; each reason is documented. */
function differenceOf(request: Example): string | null {
  const filters = [request['filter'] ?? []].flat();
  const variants = filters.map((filter) => z.object({ variant: z.string() }).parse(filter).variant);
  const unsupported = variants.find((variant) => UNSUPPORTED_FILTERS.includes(variant));
  if (unsupported !== undefined) return `filter ${unsupported}`;
  if (!('requestId' in request)) return 'requestId is required here';
  if (typeof request['value'] === 'object') return 'no structs';
  return null;
}

describe.skipIf(!present)('requests among the examples of VISS 3.0', () => {
  it('parse when we support what they ask for, and are refused when not', () => {
    const outcomes = exampleRequests().map((request) => ({
      request,
      difference: differenceOf(request),
      parses: vissRequestSchema.safeParse(request).success,
    }));
    for (const { request, difference, parses } of outcomes) {
      expect(parses, `${JSON.stringify(request)}: ${difference ?? 'supported'}`).toBe(
        difference === null,
      );
    }
    const supported = outcomes.filter(({ difference }) => difference === null);
    expect(new Set(supported.map(({ request }) => request['action']))).toEqual(
      new Set(['get', 'set', 'subscribe', 'unsubscribe']),
    );
  });
});
