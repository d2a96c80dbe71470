import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createCanLogSource, type CanLogOptions } from './can-log-source.ts';
import { collect, createFakeClock, valuesOf, type Delivery } from './test-sink.ts';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../../test/fixtures/can/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'zhilu-can-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function file(content: string | Uint8Array): string {
  const path = join(folder, `${(files += 1)}`);
  writeFileSync(path, content);
  return path;
}

const START = 1_800_000_000_000;
function optionsFor(log: string, more: Partial<CanLogOptions> = {}): CanLogOptions {
  return {
    dbc: fixture('workshop.dbc'),
    map: fixture('workshop.map.json'),
    log,
    speed: 1,
    loop: false,
    ...more,
  };
}

async function play(log: string, more: Partial<CanLogOptions> = {}): Promise<Delivery> {
  const clock = createFakeClock(START);
  return collect(createCanLogSource(optionsFor(file(log), { ...clock, ...more })), clock);
}

/** A Motion frame: speed in km/h, quality 3 unless told otherwise. */
function motion(seconds: number, kmh: number, quality = 3): string {
  const speed = Math.round(kmh * 100)
    .toString(16)
    .padStart(4, '0');
  const qualityByte = (quality << 6).toString(16).padStart(2, '0');
  return `(${seconds.toFixed(6)}) can0 100#${speed}0C80${qualityByte}000000`;
}

const SPEED = 'Vehicle.Speed';

describe('playback', () => {
  it('delivers decoded values and ends with the log', async () => {
    const { presences, samples, discarded } = await play(
      [
        motion(100, 36.5),
        '(100.010000) can0 200#33820000344200', // 45 V as a float
        '(100.020000) can0 300#2100',
        '(100.030000) can0 18FEF100#00DC0000',
        '(100.040000) can0 18FEF100#01E60000',
        '(100.050000) can0 400##0A8C1790300000000DEADBEEF',
      ].join('\n'),
    );
    expect(Object.fromEntries(samples.map(({ path, value }) => [path, value]))).toEqual({
      'Vehicle.Powertrain.Type': 'COMBUSTION',
      'Vehicle.Speed': 36.5,
      'Vehicle.Powertrain.CombustionEngine.Speed': 200,
      'Vehicle.Exterior.AirTemperature': 25.5,
      'Vehicle.Powertrain.CombustionEngine.EngineCoolant.Temperature': 90,
      'Vehicle.LowVoltageBattery.CurrentVoltage': 45,
      'Vehicle.Cabin.Door.Row1.DriverSide.IsOpen': true,
      'Vehicle.LowVoltageSystemState': 'ON',
      'Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.Pressure': 220,
      'Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.Pressure': 230,
      'Vehicle.TraveledDistance': 58311080,
    });
    expect(presences).toEqual([
      ['present', undefined],
      ['ended', 'end of the log after 6 frames'],
    ]);
    expect(discarded).toEqual({});
  });

  it('dates samples on the wall clock, in order, never ahead, at the given speed', async () => {
    const log = Array.from({ length: 200 }, (_, i) => motion(5000 + i * 0.01, i)).join('\n');
    for (const speed of [0.5, 1, 10]) {
      const { batches, samples } = await play(log, { speed });
      const stamps = samples.map(({ ts }) => ts);
      expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
      expect(stamps[0]).toBe(START);
      expect(stamps.at(-1)).toBe(START + Math.floor(1990 / speed));
      for (const { at, samples: batch } of batches) {
        for (const { ts } of batch) expect(ts).toBeLessThanOrEqual(at);
      }
      expect(valuesOf({ samples }, SPEED).at(-1)).toBe(199);
    }
  });

  it('delivers one value per path and 20 ms', async () => {
    const log = Array.from({ length: 100 }, (_, i) => motion(i * 0.001, i)).join('\n');
    const { batches } = await play(log);
    expect(batches.length).toBe(5);
    for (const { samples } of batches) {
      expect(new Set(samples.map(({ path }) => path)).size).toBe(samples.length);
    }
  });

  it('waits for a slow receiver and goes on from there', async () => {
    const clock = createFakeClock(START);
    const source = createCanLogSource(
      optionsFor(file([motion(1, 1), motion(1.5, 2), motion(2, 3)].join('\n')), clock),
    );
    const seen: number[] = [];
    let open = 0;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    await source.start({
      presence: (presence) => {
        if (presence === 'ended') resolve(undefined);
      },
      discarded: () => {},
      async samples(batch) {
        open += 1;
        expect(open).toBe(1);
        const [first] = batch.filter(({ path }) => path === SPEED);
        if (first) seen.push(first.ts - START);
        await Promise.resolve();
        clock.pass(10_000);
        open -= 1;
      },
    });
    await promise;
    expect(seen).toEqual([0, 10_500, 21_000]);
  });

  it('starts over with --loop until it is stopped', async () => {
    const clock = createFakeClock(START);
    const log = file([motion(1, 1), motion(1.1, 2)].join('\n'));
    const source = createCanLogSource(optionsFor(log, { ...clock, loop: true }));
    const delivery = await collect(source, clock, (samples) => samples.length > 40);
    const speeds = valuesOf(delivery, SPEED);
    expect(speeds.slice(0, 6)).toEqual([1, 2, 1, 2, 1, 2]);
    const stamps = delivery.samples.map(({ ts }) => ts);
    expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
    expect(delivery.presences).toEqual([['present', undefined]]);
  });

  it('delivers nothing after stop, and stops twice', async () => {
    const log = file(Array.from({ length: 50 }, (_, i) => motion(i, i)).join('\n'));
    const source = createCanLogSource(optionsFor(log));
    const seen: string[] = [];
    await source.start({
      presence: (presence) => seen.push(presence),
      discarded: (reason) => seen.push(reason),
      samples: (batch) => {
        seen.push(...batch.map(({ path }) => path));
        return Promise.resolve();
      },
    });
    await source.stop();
    await source.stop();
    const before = [...seen];
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(seen).toEqual(before);
  });

  it('has no actuators', async () => {
    const source = createCanLogSource(optionsFor(''));
    expect(source).toMatchObject({ kind: 'can-log', simulated: true });
    expect(source.capabilities.actuators).toEqual([]);
    expect(await source.actuate('Vehicle.TripMeterReading', 0)).toMatchObject({
      reason: 'service_unavailable',
    });
  });
});

describe('values that are none', () => {
  it('says once that a value is gone, and counts every reading', async () => {
    const delivery = await play(
      [motion(1, 50), motion(1.1, 50, 0), motion(1.2, 50, 0), motion(1.3, 51)].join('\n'),
    );
    expect(valuesOf(delivery, SPEED)).toEqual([50, null, 51]);
    expect(delivery.discarded).toEqual({ 'invalid-value': 2 });
  });

  it('drops values whose message stays away while the bus goes on', async () => {
    const others = Array.from({ length: 40 }, (_, i) => `(${1.1 + i / 10}) can0 300#2100`);
    const delivery = await play([motion(1, 50), ...others].join('\n'));
    expect(valuesOf(delivery, SPEED)).toEqual([50, null]);
    const gone = delivery.samples.find(({ path, value }) => path === SPEED && value === null);
    expect((gone?.ts ?? 0) - START).toBeGreaterThanOrEqual(2000);
  });

  it('drops values during a pause of the whole bus', async () => {
    const delivery = await play([motion(1, 50), motion(31, 60)].join('\n'));
    expect(valuesOf(delivery, SPEED)).toEqual([50, null, 60]);
    expect(delivery.batches.map(({ at }) => at - START)).toEqual([0, 2000, 30_000]);
  });
});

describe('bad input', () => {
  it('counts what is no frame, by reason, and plays the rest', async () => {
    const { samples, discarded } = await play(
      [
        motion(1, 10),
        'garbage',
        '(1.01) can0 100#R',
        '(1.02) can0 20000004#0004000000000000',
        '(1.03) can0 7AA#00',
        '(1.04) can1 100#0000000000000000',
        '(1.05) can0 100#1111',
        '(1.06) can0 18FEF100#',
        'can0  100   [2]  11 11',
        'x'.repeat(5000),
        motion(1.1, 20),
        '(1.2) can0 100#12',
        '(1.3) can0 1',
      ].join('\r\n'),
    );
    expect(valuesOf({ samples }, SPEED)).toEqual([10, 20]);
    expect(discarded).toEqual({
      'bad-line': 2,
      'remote-frame': 1,
      'error-frame': 1,
      'unknown-id': 1,
      'other-bus': 1,
      'short-frame': 3,
      'no-timestamp': 1,
      'line-too-long': 1,
    });
  });

  it('survives any bytes after a first frame', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        const clock = createFakeClock(START);
        const log = file(Buffer.concat([Buffer.from(`${motion(1, 10)}\n`), bytes]));
        const { presences } = await collect(createCanLogSource(optionsFor(log, clock)), clock);
        expect(presences.at(-1)?.[0]).toBe('ended');
      }),
      { numRuns: 100 },
    );
  });

  it.each<[string, Partial<CanLogOptions>, string, RegExp]>([
    ['an empty log', { log: file('') }, 'log-invalid', /the file is empty/],
    ['a blank log', { log: file('\n\n\r\n') }, 'log-invalid', /no CAN frame.*all empty/],
    ['garbage', { log: file(Buffer.alloc(9000, 7)) }, 'log-invalid', /no CAN frame.*candump/],
    ['no time stamps', { log: file('can0 100 [1] 00\n') }, 'log-invalid', /candump -l/],
    ['no log', { log: join(folder, 'none') }, 'log-unreadable', /none does not exist/],
    ['a folder', { log: folder }, 'log-unreadable', /is a folder/],
    ['no DBC', { dbc: join(folder, 'none') }, 'dbc-unreadable', /none does not exist/],
    ['a broken DBC', { dbc: file('BO_ 1 A 8 X') }, 'dbc-invalid', /line 1: expected :/],
    ['no mapping', { map: join(folder, 'none') }, 'map-unreadable', /none does not exist/],
    ['a broken mapping', { map: file('{') }, 'map-invalid', /mapping file .*JSON/],
    ['a foreign mapping', { map: file('{}') }, 'map-invalid', /name: /],
    ['speed 0', { speed: 0 }, 'bad-option', /--speed must be a number from/],
    ['speed NaN', { speed: NaN }, 'bad-option', /--speed/],
  ])('does not start with %s', async (_what, more, code, message) => {
    const clock = createFakeClock(START);
    const options = optionsFor(file(motion(1, 1)), more);
    const started = collect(createCanLogSource(options), clock);
    await expect(started).rejects.toMatchObject({ code });
    await expect(started).rejects.toThrow(message);
  });
});
