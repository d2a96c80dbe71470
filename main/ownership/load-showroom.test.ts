import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_SHOWROOM } from '../../shared/ownership/showroom.ts';
import { sampleShowroom } from '../../shared/ownership/sample-showroom.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import { loadShowroom } from './load-showroom.ts';
import { createOwnership } from './ownership.ts';

const BUILT_IN = join(import.meta.dirname, '..', '..', 'resources', 'ownership');

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhilu-ownership-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

const write = (content: unknown, file = 'catalogue.json') =>
  writeFileSync(join(dir, file), typeof content === 'string' ? content : JSON.stringify(content));

describe('the showroom', () => {
  it('comes with the product, without a fault', () => {
    const { catalogue, finance, tradeIn, faults } = loadShowroom([BUILT_IN]);
    expect(faults).toEqual([]);
    expect([catalogue, finance, tradeIn]).not.toContain(null);
  });

  it('is replaced file by file', () => {
    write(sampleShowroom.catalogue);
    const { catalogue, finance, faults } = loadShowroom([BUILT_IN, dir]);
    expect(catalogue?.models.map(({ id }) => id)).toEqual(['sample', 'other']);
    expect(finance?.plans.length).toBeGreaterThan(1);
    expect(faults).toEqual([]);
  });

  it('is empty where there is none', () => {
    expect(loadShowroom([join(dir, 'missing')])).toEqual(EMPTY_SHOWROOM);
  });

  it.each([
    ['notJson', '{"format": 1,'],
    ['notJson', '<html>'],
    ['newerFormat', { format: 2 }],
    ['invalid', { format: 1 }],
    ['invalid', []],
    ['tooLarge', ' '.repeat(2_000_001)],
  ])('sets a file aside as %s and keeps the one before', (code, content) => {
    write(content);
    const { catalogue, faults } = loadShowroom([BUILT_IN, dir]);
    expect(faults).toMatchObject([{ file: 'catalogue.json', code }]);
    expect(catalogue?.models.length).toBeGreaterThan(5);
  });

  it('sets aside what cannot be read', () => {
    mkdirSync(join(dir, 'trade-in.json'));
    expect(loadShowroom([dir]).faults).toMatchObject([
      { file: 'trade-in.json', code: 'unreadable' },
    ]);
  });

  it('never throws and never shows what does not fit', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        write(json, 'finance-plans.json');
        const { finance, faults } = loadShowroom([dir]);
        expect(finance).toBeNull();
        expect(faults).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });
});

it('tells the health report what was set aside, and counts it', () => {
  cpSync(BUILT_IN, dir, { recursive: true });
  write('nothing');
  const rejections = new Rejections();
  const ownership = createOwnership({
    ownershipDirs: [BUILT_IN, dir],
    log: pino({ level: 'silent' }),
    rejections,
  });
  expect(ownership.problems).toEqual([
    { key: 'ownership.fileSetAside', detail: 'catalogue.json: not JSON' },
  ]);
  expect(rejections.of('ownership', 'notJson')).toBe(1);
});
