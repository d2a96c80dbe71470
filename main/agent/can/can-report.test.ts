import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { describeCanLog, formatCanReport } from './can-report.ts';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../../test/fixtures/can/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'zhilu-can-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const log = join(folder, 'log');
writeFileSync(
  log,
  [
    '(10.000000) can0 300#1000',
    '(10.500000) can0 300#2100',
    '(11.000000) can0 200#FF82000000344200',
    '(11.500000) can0 200#80FF000000344200',
    '(12.000000) can0 7AA#00',
    '(12.100000) can1 300#0000',
    'noise',
  ].join('\n'),
);

describe('describeCanLog', () => {
  it('counts what the log holds, the DBC knows, and the mapping uses', async () => {
    const report = await describeCanLog({
      dbc: fixture('workshop.dbc'),
      map: fixture('workshop.map.json'),
      log,
    });
    expect(report).toMatchObject({
      frames: 6,
      buses: { can0: 5, can1: 1 },
      discarded: { 'unknown-id': 1, 'other-bus': 1, 'bad-line': 1, 'invalid-value': 2 },
      ids: { seen: 3, known: 2, mapped: 2 },
      shares: { known: 0.8, mapped: 0.8 },
    });
    expect(report.seconds).toBeCloseTo(2.1);
    expect(report.messages[1]).toEqual({
      id: '0x300',
      name: 'Doors',
      frames: 2,
      periodMs: 500,
      mapped: true,
    });
    expect(report.paths.find(({ path }) => path === 'Vehicle.Exterior.AirTemperature')).toEqual({
      path: 'Vehicle.Exterior.AirTemperature',
      unit: 'Celsius',
      message: 'Climate',
      signal: 'OutsideTemp',
      samples: 1,
      rejected: { 'invalid-value': 1 },
      min: -0.5,
      max: -0.5,
      values: [-0.5],
    });
    const text = formatCanReport(report);
    expect(text).toContain('3 seen, 2 in the DBC (80.0 % of the frames), 2 mapped');
    expect(text).toContain('Vehicle.LowVoltageSystemState = ACC, ON  (Doors.Ignition, 2 samples)');
    expect(text).toContain('Vehicle.Speed = no value');
    expect(text).toContain('0x7AA  1 frames');
  });

  it('lists signals without a mapping, to find one', async () => {
    const report = await describeCanLog({ dbc: fixture('workshop.dbc'), log, signals: true });
    expect(report.paths).toEqual([]);
    expect(report.ids.mapped).toBe(0);
    expect(report.signals?.find(({ signal }) => signal === 'CoolantTemp')).toMatchObject({
      id: '0x200',
      unit: '\u00b0C',
      frames: 2,
      changes: 1,
      min: 90,
      max: 215,
      labels: ['Fault'],
    });
    expect(formatCanReport(report)).toContain('0x300 Doors DoorLeft: 0 … 1');
  });

  it('says which file is missing', async () => {
    const missing = describeCanLog({ dbc: fixture('workshop.dbc'), log: join(folder, 'none') });
    await expect(missing).rejects.toMatchObject({ code: 'log-unreadable' });
  });
});
