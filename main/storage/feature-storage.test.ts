import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import { openFeatureStorage, parseStored } from './feature-storage.ts';

const FILE = 'test.sqlite';

let stateDir: string;
let rejections: Rejections;
let failures: unknown[];

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'zhilu-storage-'));
  rejections = new Rejections();
  failures = [];
});
afterEach(() => rmSync(stateDir, { recursive: true }));

function open(dir = stateDir) {
  const log = pino({ level: 'silent' });
  return openFeatureStorage(
    { stateDir: dir, file: FILE, feature: 'settings', wall: 7, log, rejections },
    (error) => failures.push(error),
  );
}

describe('openFeatureStorage', () => {
  it('keeps values over a restart', () => {
    const first = open();
    first?.write('a', '1');
    first?.close();
    const second = open();
    expect(second?.read()).toEqual(new Map([['a', '1']]));
    second?.close();
    expect(rejections.of('settings', 'broken-database')).toBe(0);
  });

  it('sets a broken database aside, counts it, and begins anew', () => {
    writeFileSync(join(stateDir, FILE), 'no database');
    const storage = open();
    expect(storage?.read().size).toBe(0);
    storage?.close();
    expect(rejections.of('settings', 'broken-database')).toBe(1);
    expect(readdirSync(stateDir)).toContain(`${FILE}.broken-7`);
    expect(failures).toEqual([]);
  });

  it('leaves a database alone that another process still has locked', () => {
    const first = open();
    first?.write('a', '1');
    first?.close();
    const other = new DatabaseSync(join(stateDir, FILE));
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    expect(open()).toBeNull();
    expect(failures).toMatchObject([{ message: expect.stringContaining('locked') as string }]);
    other.close();
    const second = open();
    expect(second?.read()).toEqual(new Map([['a', '1']]));
    second?.close();
    expect(rejections.of('settings', 'broken-database')).toBe(0);
  });

  it('tells why nothing can be kept', () => {
    writeFileSync(join(stateDir, 'file'), '');
    expect(open(join(stateDir, 'file'))).toBeNull();
    expect(failures).toHaveLength(1);
  });
});

describe('parseStored', () => {
  it('reads what was written, and nothing else', () => {
    expect(parseStored('{"a":1}')).toEqual({ a: 1 });
    expect(parseStored('{"a":')).toBeUndefined();
  });
});
