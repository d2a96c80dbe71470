import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../shared/fake-clock.ts';
import { Circuit } from './circuit.ts';
import { failed } from './provider-fault.ts';
import type { ProviderAnswer } from './provider.ts';

let clock: FakeClock;
let circuit: Circuit;
let calls: number;
let troubles: (string | undefined)[];

beforeEach(() => {
  clock = new FakeClock();
  calls = 0;
  troubles = [];
  circuit = new Circuit(clock, () => troubles.push(circuit.trouble?.code));
});

const run = (answer: ProviderAnswer<number>) =>
  circuit.run(() => {
    calls += 1;
    return Promise.resolve(answer);
  });

const DOWN = failed('unreachable', false, 'no link');
const FINE = { ok: true, value: 1 } as const;

describe('a circuit', () => {
  it('leaves a provider alone after three troubles, tries once after a rest, and closes again', async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) await run(DOWN);
    expect(await run(FINE)).toMatchObject({
      ok: false,
      fault: { code: 'unreachable', isFinal: false },
    });
    expect(calls).toBe(3);
    clock.pass(2100);
    expect(await run(FINE)).toEqual(FINE);
    expect(await run(FINE)).toEqual(FINE);
    expect(calls).toBe(5);
    expect(troubles).toEqual(['unreachable', undefined]);
  });

  it('lets one call try while the others go on failing at once', async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) await run(DOWN);
    clock.pass(2100);
    const answer = Promise.withResolvers<ProviderAnswer<number>>();
    const trying = circuit.run(() => answer.promise);
    expect(await run(FINE)).toMatchObject({ ok: false });
    answer.resolve(FINE);
    expect(await trying).toEqual(FINE);
  });

  it('does not count what a provider refuses for a reason', async () => {
    for (let attempt = 0; attempt < 9; attempt += 1) await run(failed('soldOut', true, 'gone'));
    expect(calls).toBe(9);
    expect(troubles).toEqual([]);
  });
});
