import { describe, expect, it } from 'vitest';
import { carThatIs } from '../model/question.fixture.ts';
import { chipMessages } from './chips.ts';

const COOLING = 'Vehicle.Cabin.HVAC.IsAirConditioningActive';

function keysFor(cooling: boolean | null): readonly string[] {
  const readings =
    cooling === null ? {} : { [COOLING]: { freshness: 'fresh' as const, value: cooling, ts: 0 } };
  return chipMessages(carThatIs('parked', { readings })).map(({ key }) => key);
}

describe('what could be said', () => {
  it('is to switch the climate on only where it is off', () => {
    expect(keysFor(false)).toContain('chips.airConditioning');
    expect(keysFor(true)).not.toContain('chips.airConditioning');
    expect(keysFor(null)).not.toContain('chips.airConditioning');
  });
});
