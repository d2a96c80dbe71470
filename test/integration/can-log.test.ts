import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import candied, { type Dbc as PeerDbc } from 'candied';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDbc, readLog } from '../../main/agent/can/can-files.ts';
import { createCanLogSource } from '../../main/agent/can/can-log-source.ts';
import { rawValueOf } from '../../main/agent/can/can-signal.ts';
import { describeCanLog, type CanReport } from '../../main/agent/can/can-report.ts';
import type { CanFrame } from '../../main/agent/can/candump.ts';
import { decodeDbcText, type Dbc } from '../../main/agent/can/dbc.ts';
import { referenceRaw } from '../../main/agent/can/test-bits.ts';
import { collect, createFakeClock, type Delivery } from '../../main/agent/can/test-sink.ts';
import type { SignalPath } from '../../shared/vehicle/signal.ts';

// The recording of a real car is optional data beside the checkout: its licence (GPL-3.0) keeps it
// out of the repository.
const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const DBC = at('../shared/data/can/ford_lincoln_base_pt.dbc');
const LOG = at('../shared/data/can/ford-gt350.log');
const MAP = at('resources/can-maps/ford-gt350.json');
const hasRecording = existsSync(DBC) && existsSync(LOG);
const WORKSHOP = at('test/fixtures/can/workshop.dbc');

/** The signal as the peer library reads it, where it reads it at all. */
type PeerSignal = NonNullable<ReturnType<PeerDbc['getSignalByName']>>;

function peerSignals(file: string): Map<string, PeerSignal> {
  const { messages } = new candied.Dbc().load(decodeDbcText(readFileSync(file)));
  const signals = new Map<string, PeerSignal>();
  for (const message of messages.values()) {
    for (const signal of message.signals.values()) {
      signals.set(`${message.id} ${signal.name}`, signal);
    }
  }
  return signals;
}

function expectSameLayouts(dbc: Dbc, peer: ReadonlyMap<string, PeerSignal>): number {
  let compared = 0;
  for (const message of dbc.values()) {
    for (const { name, layout, unit, range } of message.signals.values()) {
      const other = peer.get(`${message.id} ${name}`);
      if (!other) continue;
      compared += 1;
      expect({ id: message.id, name, unit, ...layout }).toEqual({
        id: message.id,
        name: other.name,
        unit: other.unit,
        startBit: other.startBit,
        length: other.length,
        byteOrder: other.endian === 'Motorola' ? 'motorola' : 'intel',
        encoding:
          other.dataType === 'float' || other.dataType === 'double'
            ? other.dataType
            : other.signed
              ? 'signed'
              : 'unsigned',
        factor: other.factor,
        offset: other.offset,
      });
      if (range) expect(range).toEqual([other.min, other.max]);
    }
  }
  return compared;
}

describe('DBC reader against another library', () => {
  it('reads the signals of the fixture that both read alike', async () => {
    expect(expectSameLayouts(await readDbc(WORKSHOP), peerSignals(WORKSHOP))).toBeGreaterThan(8);
  });
});

describe.skipIf(!hasRecording)(
  `recording of a real car${hasRecording ? '' : ' (skipped: ../shared/data/can is not there)'}`,
  () => {
    let dbc: Dbc;
    let report: CanReport;
    let delivery: Delivery;

    beforeAll(async () => {
      dbc = await readDbc(DBC);
      report = await describeCanLog({ dbc: DBC, log: LOG, map: MAP });
      const clock = createFakeClock(1_800_000_000_000);
      const options = { dbc: DBC, log: LOG, map: MAP, speed: 1, loop: false, ...clock };
      delivery = await collect(createCanLogSource(options), clock);
    });

    const valuesAt = (path: SignalPath) => [
      ...new Set(delivery.samples.filter((s) => s.path === path).map(({ value }) => value)),
    ];
    const spanAt = (path: SignalPath): [number, number] => {
      const numbers = valuesAt(path).map(Number);
      expect(numbers.length).toBeGreaterThan(0);
      return [Math.min(...numbers), Math.max(...numbers)];
    };

    it('reads every signal of the DBC, and those that the peer reads alike', () => {
      const count = [...dbc.values()].reduce((sum, { signals }) => sum + signals.size, 0);
      expect([dbc.size, count]).toEqual([331, 2150]);
      // The peer drops the 59 signals with an exponent in a number.
      expect(expectSameLayouts(dbc, peerSignals(DBC))).toBe(2091);
    });

    it('decodes every signal of every frame as the definition of the format says', async () => {
      const distinct = new Map<string, CanFrame>();
      for await (const entries of readLog(LOG)) {
        for (const entry of entries) {
          if (typeof entry === 'string') throw new Error(entry);
          distinct.set(`${entry.id} ${Buffer.from(entry.data).toString('hex')}`, entry);
        }
      }
      let compared = 0;
      const differences: string[] = [];
      for (const { id, data } of distinct.values()) {
        for (const { name, layout } of dbc.get(id)?.signals.values() ?? []) {
          compared += 1;
          const raw = rawValueOf(data, layout);
          const expected = referenceRaw(data, layout);
          if (raw === null || BigInt(raw) !== expected) {
            differences.push(`${name}: ${String(raw)} / ${String(expected)}`);
          }
        }
      }
      expect(differences).toEqual([]);
      expect(compared).toBeGreaterThan(50_000);
    });

    it('knows 53 of 71 identifiers, which are 96 % of the frames', () => {
      expect(report.frames).toBe(40_929);
      expect(report.ids).toMatchObject({ seen: 71, known: 53 });
      expect(report.shares.known).toBeCloseTo(0.96, 3);
      expect(delivery.discarded).toEqual({ 'unknown-id': 1639 });
    });

    it('shows a combustion car that idles', () => {
      expect(valuesAt('Vehicle.Powertrain.Type')).toEqual(['COMBUSTION']);
      const [low, high] = spanAt('Vehicle.Powertrain.CombustionEngine.Speed');
      expect(low).toBeGreaterThanOrEqual(590);
      expect(high).toBeLessThanOrEqual(770);
      expect(high - low).toBeGreaterThan(100);
      expect(valuesAt('Vehicle.TraveledDistance')).toEqual([58_265_000]);
      expect(valuesAt('Vehicle.Powertrain.FuelSystem.RelativeLevel')).toEqual([56]);
      expect(spanAt('Vehicle.Exterior.AirTemperature')).toEqual([25, 25.5]);
      const coolant = 'Vehicle.Powertrain.CombustionEngine.EngineCoolant.Temperature';
      expect(spanAt(coolant)).toEqual([69, 71]);
      const [volts, most] = spanAt('Vehicle.LowVoltageBattery.CurrentVoltage');
      expect(volts).toBeGreaterThan(12);
      expect(most).toBeLessThan(15);
      expect(valuesAt('Vehicle.Speed')).toEqual([0]);
      expect(valuesAt('Vehicle.IsMoving')).toEqual([false]);
      expect(valuesAt('Vehicle.LowVoltageSystemState')).toEqual(['ON']);
      expect(valuesAt('Vehicle.Chassis.ParkingBrake.IsEngaged')).toEqual([true]);
    });

    it('gives every mapped path values, and none that is none', () => {
      expect(report.paths.length).toBeGreaterThan(30);
      for (const { path, rejected } of report.paths) {
        expect(valuesAt(path), path).not.toEqual([]);
        expect(valuesAt(path), path).not.toContain(null);
        expect(rejected, path).toEqual({});
      }
    });

    it('lasts as long as the recording', () => {
      expect(delivery.presences.map(([presence]) => presence)).toEqual(['present', 'ended']);
      const stamps = delivery.samples.map(({ ts }) => ts);
      expect(Math.max(...stamps) - Math.min(...stamps)).toBeGreaterThan(26_500);
      expect(Math.max(...stamps) - Math.min(...stamps)).toBeLessThan(27_000);
    });
  },
);
