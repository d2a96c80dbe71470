import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../shared/fake-clock.ts';
import type { MerchantHit } from '../../../shared/services/merchant.ts';
import { MerchantLookup } from './merchant-lookup.ts';

const CAR = { lon: 0, lat: 0 };
const NOON = 720;

function hit(id: string, lon: number, change: Partial<MerchantHit> = {}): MerchantHit {
  return { id, category: 'parking', name: id, lon, lat: 0, distanceM: 500, ...change };
}

function lookup(answers: readonly (readonly MerchantHit[] | Error)[]) {
  const clock = new FakeClock();
  let count = 0;
  const find = () => {
    const answer = answers[count] ?? [];
    count += 1;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const parts = new MerchantLookup({ find, clock });
  return { clock, parts, asked: () => count };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('MerchantLookup', () => {
  it('knows the nearest once the provider has answered, and asks no more for a while', async () => {
    const { clock, parts, asked } = lookup([[hit('far', 0.02), hit('near', 0.01)]]);
    expect(parts.near('p', 'car', CAR, NOON)).toBeNull();
    await settle();
    expect(parts.near('p', 'car', CAR, NOON)?.merchant.id).toBe('near');
    expect(parts.near('p', 'car', { lon: 0.004, lat: 0 }, NOON)?.km).toBeCloseTo(0.667, 2);
    clock.pass(59_000);
    parts.near('p', 'car', CAR, NOON);
    expect(asked()).toBe(1);
    clock.pass(2000);
    parts.near('p', 'car', CAR, NOON);
    expect(asked()).toBe(2);
  });

  it('counts from the destination where it looked there', async () => {
    const { parts } = lookup([[hit('there', 0.5)]]);
    parts.near('p', 'destination', CAR, NOON);
    await settle();
    expect(parts.near('p', 'destination', CAR, NOON)?.km).toBe(0.5);
  });

  it('asks one question at a time, and no flood of them', async () => {
    const { clock, parts, asked } = lookup([[], [], []]);
    for (const service of ['a', 'b', 'c']) parts.near(service, 'car', CAR, NOON);
    expect(asked()).toBe(1);
    await settle();
    parts.near('b', 'car', CAR, NOON);
    expect(asked()).toBe(1);
    clock.pass(5000);
    parts.near('b', 'car', CAR, NOON);
    expect(asked()).toBe(2);
  });

  it('survives a provider that fails, and uses no answer that is old', async () => {
    const { clock, parts } = lookup([new Error('down'), [hit('near', 0.01)]]);
    parts.near('p', 'car', CAR, NOON);
    await settle();
    expect(parts.near('p', 'car', CAR, NOON)).toBeNull();
    clock.pass(61_000);
    parts.near('p', 'car', CAR, NOON);
    await settle();
    expect(parts.near('p', 'car', CAR, NOON)?.merchant.id).toBe('near');
    clock.pass(181_000);
    expect(parts.near('p', 'car', CAR, NOON)).toBeNull();
  });

  it('forgets what lay along another way, and needs to know where the car is', async () => {
    const { parts } = lookup([[hit('near', 0.01)]]);
    expect(parts.near('p', 'route', null, NOON)).toBeNull();
    parts.near('p', 'route', CAR, NOON);
    await settle();
    parts.forget();
    expect(parts.near('p', 'route', CAR, NOON)).toBeNull();
  });

  it('tells the free places', async () => {
    const parking = { free: 7 } as MerchantHit['parking'] & object;
    const { parts } = lookup([[hit('near', 0.01, { parking })]]);
    parts.near('p', 'car', CAR, NOON);
    await settle();
    expect(parts.near('p', 'car', CAR, NOON)?.free).toBe(7);
  });
});
