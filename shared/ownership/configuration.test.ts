import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  completed,
  conflictsOf,
  configuredCar,
  withChoice,
  type Configuration,
} from './configuration.ts';
import { sampleModel } from './sample-showroom.ts';

const plain = completed(sampleModel, {});

describe('a configuration', () => {
  it('costs the sum of its parts and loses the range its wheels cost', () => {
    const chosen = { trim: 'fast', colour: 'red', wheels: 'w20', packs: ['sport', 'sound'] };
    const car = configuredCar(sampleModel, chosen);
    expect(car?.priceFen).toBe(25_000_000 + 500_000 + 600_000 + 1_000_000 + 300_000);
    expect(car?.rangeKm).toBe(455);
    expect(car?.electricRangeKm).toBe(455);
  });

  it('counts a pack once', () => {
    expect(configuredCar(sampleModel, { packs: ['sound', 'sound'] })?.priceFen).toBe(20_300_000);
  });

  it.each<[string, Configuration, string]>([
    ['an unknown trim', { trim: 'none' }, 'unknown'],
    ['a colour as wheels', { wheels: 'white' }, 'unknown'],
    ['wheels of another trim', { wheels: 'w20' }, 'notForTrim'],
    ['a pack without what it needs', { trim: 'fast', packs: ['sport'] }, 'requires'],
    ['a pack against the wheels', { trim: 'fast', wheels: 'w20', packs: ['tow'] }, 'excludes'],
  ])('refuses %s', (_what, chosen, rule) => {
    expect(conflictsOf(sampleModel, completed(sampleModel, chosen))[0]?.rule).toBe(rule);
    expect(configuredCar(sampleModel, chosen)).toBeNull();
  });
});

describe('one more choice', () => {
  const fast = completed(sampleModel, { trim: 'fast' });

  it('brings along what it requires', () => {
    expect(withChoice(sampleModel, fast, { packs: ['sport'] })).toMatchObject({
      wheels: 'w20',
      packs: ['sport'],
    });
  });

  it('drops what it excludes', () => {
    const towing = { ...fast, packs: ['tow', 'sound'] };
    expect(withChoice(sampleModel, towing, { wheels: 'w20' })?.packs).toEqual(['sound']);
  });

  it('drops what another trim cannot have, and what needed it', () => {
    const sporty = { ...fast, wheels: 'w20', packs: ['sport'] };
    expect(withChoice(sampleModel, sporty, { trim: 'standard' })).toEqual(plain);
  });

  it('lets an earlier pack yield to a new one', () => {
    const sporty = { ...fast, wheels: 'w20', packs: ['sport'] };
    expect(withChoice(sampleModel, sporty, { packs: ['sport', 'tow'] })).toMatchObject({
      wheels: 'w19',
      packs: ['tow'],
    });
  });

  it('is refused where the trim cannot have it', () => {
    expect(withChoice(sampleModel, plain, { wheels: 'w20' })).toBeNull();
    expect(withChoice(sampleModel, plain, { packs: ['sport'] })).toBeNull();
    expect(withChoice(sampleModel, plain, { colour: 'none' })).toBeNull();
  });

  it('never leads to a configuration that cannot be built', () => {
    const idOf = (list: readonly { readonly id: string }[]) =>
      fc.constantFrom(...list.map(({ id }) => id));
    const choices = fc.oneof(
      fc.record({ trim: idOf(sampleModel.trims) }),
      fc.record({ colour: idOf(sampleModel.colours) }),
      fc.record({ wheels: idOf(sampleModel.wheels) }),
      fc.record({ packs: fc.uniqueArray(idOf(sampleModel.packs)) }),
    );
    fc.assert(
      fc.property(fc.array(choices, { maxLength: 12 }), (steps) => {
        let configuration = plain;
        for (const step of steps) {
          const next = withChoice(sampleModel, configuration, step);
          if (!next) continue;
          expect(conflictsOf(sampleModel, next)).toEqual([]);
          configuration = next;
        }
      }),
    );
  });
});
