import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../shared/fake-clock.ts';
import { PURPOSES, type Recipients } from '../../shared/privacy/purpose.ts';
import { Rejections } from '../../shared/vehicle/rejections.ts';
import { openRowStorage } from '../storage/row-storage.ts';
import { CONSENTS_FILE, createConsents, type Consents } from './consents.ts';

let stateDir: string;
let clock: FakeClock;
let rejections: Rejections;
const open: Consents[] = [];

const RECIPIENTS: Recipients = {
  assistantModel: 'model.example',
  assistantRecogniser: 'voice.example',
};

function start(dir = stateDir, recipients = RECIPIENTS): Consents {
  const consents = createConsents({
    stateDir: dir,
    clock,
    log: pino({ level: 'silent' }),
    rejections,
    recipients,
  });
  open.push(consents);
  return consents;
}

/** Writes a row as another release might have left it. */
function leave(name: string, json: string): void {
  const { storage } = openRowStorage(stateDir, CONSENTS_FILE, 0);
  storage.write(name, json);
  storage.close();
}

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'consents-'));
  clock = new FakeClock();
  rejections = new Rejections();
});

afterEach(() => {
  for (const consents of open.splice(0)) consents.close();
  rmSync(stateDir, { recursive: true, force: true });
});

describe('createConsents', () => {
  it('begins with nothing agreed to, and lists every purpose', () => {
    const { consents } = start();
    expect(consents.map(({ purpose }) => purpose)).toEqual(PURPOSES);
    expect(consents.filter(({ isGranted, since }) => isGranted || since !== undefined)).toEqual([]);
  });

  it('keeps a decision over a restart, with its moment', () => {
    const { wall } = clock.now();
    expect(start().set('offers', true)).toBeNull();
    clock.pass(1000);
    const again = start();
    expect(again.isGranted('offers')).toBe(true);
    expect(again.isGranted('orderHistory')).toBe(false);
    expect(again.consents[0]).toEqual({
      purpose: 'offers',
      isGranted: true,
      since: wall,
      records: 0,
    });
  });

  it('stops a use at once, tells who listens, and remembers the withdrawal', () => {
    const consents = start();
    consents.set('autoPay', true);
    const seen: boolean[] = [];
    const stop = consents.onChange(() => seen.push(consents.isGranted('autoPay')));
    consents.set('autoPay', false);
    consents.set('autoPay', false);
    stop();
    consents.set('autoPay', true);
    expect(seen).toEqual([false]);
    consents.set('autoPay', false);
    expect(start().isGranted('autoPay')).toBe(false);
  });

  it('asks anew when what was agreed to was less than what is used now', () => {
    leave(
      'offers',
      JSON.stringify({ isGranted: true, since: 1, terms: '[["position"],["car"],0]' }),
    );
    const consents = start();
    expect(consents.isGranted('offers')).toBe(false);
    expect(consents.consents[0]).not.toHaveProperty('since');
  });

  it.each(['{"isGranted":true}', 'true', 'x', '{"isGranted":"yes","since":1,"terms":""}'])(
    'takes the row %s for no agreement',
    (json) => {
      leave('offers', json);
      expect(start().isGranted('offers')).toBe(false);
      expect(rejections.of('privacy', 'invalid-row')).toBe(1);
    },
  );

  it('starts without agreements when the database is broken', () => {
    writeFileSync(join(stateDir, CONSENTS_FILE), 'not a database');
    const consents = start();
    expect(consents.isGranted('offers')).toBe(false);
    expect(consents.set('offers', true)).toBeNull();
    expect(rejections.of('privacy', 'broken-database')).toBe(1);
  });

  it('takes no agreement that it cannot keep, and every withdrawal', () => {
    writeFileSync(join(stateDir, 'file'), '');
    const consents = start(join(stateDir, 'file'));
    expect(consents.problem?.key).toBe('host.storage');
    expect(consents.set('offers', true)?.key).toBe('host.storage');
    expect(consents.isGranted('offers')).toBe(false);
    expect(consents.set('offers', false)?.key).toBe('host.storage');
    expect(consents.isGranted('offers')).toBe(false);
  });

  it('names who gets the data of a purpose that is configured', () => {
    const { consents } = start();
    const named = consents.filter(({ recipient }) => recipient !== undefined);
    expect(named.map(({ purpose, recipient }) => [purpose, recipient])).toEqual(
      Object.entries(RECIPIENTS),
    );
  });

  it('has no purpose for which nobody is configured, and takes no agreement to it', () => {
    start().set('assistantModel', true);
    const consents = start(stateDir, { ...RECIPIENTS, assistantModel: null });
    expect(consents.consents.map(({ purpose }) => purpose)).not.toContain('assistantModel');
    expect(consents.isGranted('assistantModel')).toBe(false);
    expect(consents.set('assistantModel', true)?.key).toBe('request.invalidInput');
    expect(consents.set('assistantModel', false)).toBeNull();
    expect(consents.isGranted('assistantModel')).toBe(false);
  });

  it('asks anew when somebody else would get the data', () => {
    start().set('assistantModel', true);
    expect(start().isGranted('assistantModel')).toBe(true);
    const consents = start(stateDir, { ...RECIPIENTS, assistantModel: 'other.example' });
    expect(consents.isGranted('assistantModel')).toBe(false);
  });
});
