import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  THEME_DELAY_MS,
  judgeLight,
  stepAutoTheme,
  type AutoTheme,
  type LightEvidence,
} from './theme.ts';

const BEIJING = { latitude: 39.9, longitude: 116.4 };
const NOON = Date.parse('2026-06-21T04:15:00Z');
const MIDNIGHT = Date.parse('2026-06-21T16:15:00Z');

function evidence(part: Partial<LightEvidence> = {}): LightEvidence {
  return {
    lightIntensity: undefined,
    position: undefined,
    lowBeam: undefined,
    wall: NOON,
    localHour: 12,
    ...part,
  };
}

const light = (lightIntensity: number, lowBeam = false) => evidence({ lightIntensity, lowBeam });

/** Feeds one reading every 100 ms and lists the theme after each. */
function run(readings: readonly LightEvidence[], from: AutoTheme | null = null): string {
  let state = from;
  return readings
    .map((reading, index) => {
      state = stepAutoTheme(state, reading, index * 100);
      return state.theme === 'day' ? 'D' : 'N';
    })
    .join('');
}

describe('judgeLight', () => {
  it('trusts the light sensor first, with a band in which nothing changes', () => {
    expect(judgeLight({ ...light(9.9), position: BEIJING })).toEqual({
      theme: 'night',
      basis: 'light',
    });
    expect(judgeLight(light(15)).theme).toBeNull();
    expect(judgeLight(light(20.1)).theme).toBe('day');
  });

  it('takes low beam for a hint, not for a proof', () => {
    expect(judgeLight(light(22, true)).theme).toBe('night');
    expect(judgeLight(light(80, true)).theme).toBe('day');
  });

  it('falls back to the sun where the car is or was', () => {
    expect(judgeLight(evidence({ position: BEIJING }))).toEqual({ theme: 'day', basis: 'sun' });
    expect(judgeLight(evidence({ position: BEIJING, wall: MIDNIGHT })).theme).toBe('night');
    // At Beijing's noon it is night in New York, whatever the hour on the unit's clock.
    expect(judgeLight(evidence({ position: { latitude: 40.7, longitude: -74 } })).theme).toBe(
      'night',
    );
  });

  it('falls back to the hour of day', () => {
    expect(judgeLight(evidence())).toEqual({ theme: 'day', basis: 'hour' });
    expect(judgeLight(evidence({ localHour: 6.9 })).theme).toBe('night');
    expect(judgeLight(evidence({ localHour: 19 })).theme).toBe('night');
    expect(judgeLight(evidence({ lowBeam: true })).theme).toBe('night');
  });
});

describe('stepAutoTheme', () => {
  const day: AutoTheme = { theme: 'day', basis: 'light', doubtSince: null };
  const night: AutoTheme = { theme: 'night', basis: 'light', doubtSince: null };
  const times = (count: number, reading: LightEvidence) =>
    Array.from({ length: count }, () => reading);

  it('turns dark two seconds into a tunnel and bright five seconds after it', () => {
    expect(run(times(22, light(2)), day)).toBe('D'.repeat(20) + 'NN');
    expect(run(times(52, light(90)), night)).toBe('N'.repeat(50) + 'DD');
  });

  it('does not flicker under bridges', () => {
    const bridge = [...times(15, light(2)), ...times(3, light(90))];
    expect(run([...bridge, ...bridge, ...bridge], day)).toBe('D'.repeat(54));
  });

  it('starts with what is known, and replaces a guess by the clock at once', () => {
    expect(run([light(2)])).toBe('N');
    expect(run([evidence(), evidence(), light(2)])).toBe('DDN');
  });

  it('never changes faster than its delays, whatever the light does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 300 }), (readings) => {
        let state: AutoTheme = day;
        let changedAt = -Infinity;
        for (const [index, reading] of readings.entries()) {
          const mono = index * 100;
          const next = stepAutoTheme(state, light(reading), mono);
          if (next.theme !== state.theme) {
            expect(mono - changedAt).toBeGreaterThanOrEqual(THEME_DELAY_MS[next.theme]);
            changedAt = mono;
          }
          state = next;
        }
      }),
    );
  });
});
