import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VISS_ERRORS, vissError, type VissErrorReason } from '../contract/viss.ts';
import { reason } from '../contract/reason.ts';
import {
  CommandTracker,
  FINISHED_VISIBLE_MS,
  commandRefusal,
  confirmLimitMs,
  reaches,
  reasonOfVissError,
} from './actuation.ts';
import type { Readings } from './reading.ts';
import { SIGNAL_PATHS, isActuatorPath, type ActuatorPath } from './signal.ts';

const WINDOW = 'Vehicle.Cabin.Door.Row1.DriverSide.Window.Position';
const TRUNK = 'Vehicle.Body.Trunk.Rear.IsOpen';
const AC = 'Vehicle.Cabin.HVAC.IsAirConditioningActive';
const TEMPERATURE = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature';

function ac(value: boolean, freshness: 'fresh' | 'stale' = 'fresh'): Readings {
  return { [AC]: { freshness, value, ts: 0 } };
}

describe('CommandTracker', () => {
  it('shows pending until the signal follows, then confirmed for a while, then nothing', () => {
    const tracker = new CommandTracker();
    tracker.begin('1', AC, true, 0);
    expect(tracker.commands).toEqual([{ id: '1', path: AC, target: true, state: 'sending' }]);
    expect(tracker.observe(ac(true), 10)).toBe(false);
    expect(tracker.answered('1', null, ac(false), 20)).toBe(true);
    expect(tracker.commands[0]?.state).toBe('pending');
    expect(tracker.observe(ac(true, 'stale'), 30)).toBe(false);
    expect(tracker.observe(ac(true), 40)).toBe(true);
    expect(tracker.commands[0]?.state).toBe('confirmed');
    expect(tracker.tick(40 + FINISHED_VISIBLE_MS - 1)).toBe(false);
    expect(tracker.tick(40 + FINISHED_VISIBLE_MS)).toBe(true);
    expect(tracker.commands).toEqual([]);
  });

  it('confirms at once what the signal already shows', () => {
    const tracker = new CommandTracker();
    tracker.begin('1', AC, true, 0);
    tracker.answered('1', null, ac(true), 5);
    expect(tracker.commands[0]?.state).toBe('confirmed');
  });

  it.each([
    [AC, true, 3000],
    [WINDOW, 50, 8000],
    [TRUNK, true, 8000],
  ] as const)('gives %s time to follow, then fails it', (path, target, limit) => {
    expect(confirmLimitMs(path)).toBe(limit);
    const tracker = new CommandTracker();
    tracker.begin('1', path, target, 0);
    tracker.answered('1', null, {}, 100);
    expect(tracker.tick(100 + limit - 1)).toBe(false);
    tracker.tick(100 + limit);
    expect(tracker.commands[0]).toMatchObject({
      state: 'failed',
      reason: { key: 'vehicle.notConfirmed' },
    });
    expect(tracker.observe({ [path]: { freshness: 'fresh', value: target, ts: 0 } }, 9000)).toBe(
      false,
    );
  });

  it('fails what is refused, and ignores answers that come too late', () => {
    const tracker = new CommandTracker();
    tracker.begin('1', AC, true, 0);
    tracker.answered('1', reason('vehicle.refused'), {}, 10);
    expect(tracker.commands[0]?.reason?.key).toBe('vehicle.refused');
    expect(tracker.answered('1', null, {}, 20)).toBe(false);
    expect(tracker.commands[0]?.state).toBe('failed');
    expect(tracker.answered('unknown', null, {}, 20)).toBe(false);
  });

  it('fails what never gets an answer', () => {
    const tracker = new CommandTracker();
    tracker.begin('1', AC, true, 0);
    tracker.tick(2000);
    expect(tracker.commands[0]?.reason?.key).toBe('vehicle.noAnswer');
  });

  it('supersedes an unfinished command for the same path only', () => {
    const tracker = new CommandTracker();
    tracker.begin('1', TEMPERATURE, 21, 0);
    tracker.begin('2', AC, true, 0);
    tracker.begin('3', TEMPERATURE, 21.5, 1);
    expect(tracker.commands.map(({ id, state }) => [id, state])).toEqual([
      ['1', 'failed'],
      ['2', 'sending'],
      ['3', 'sending'],
    ]);
    expect(tracker.commands[0]?.reason?.key).toBe('vehicle.superseded');
  });

  it('fails everything in flight when the link goes, and nothing that has finished', () => {
    const tracker = new CommandTracker();
    tracker.begin('1', AC, true, 0);
    tracker.answered('1', null, ac(true), 1);
    tracker.begin('2', TRUNK, true, 2);
    expect(tracker.fail(reason('vehicle.linkLost'), 3)).toBe(true);
    expect(tracker.commands.map(({ state }) => state)).toEqual(['confirmed', 'failed']);
    expect(tracker.fail(reason('vehicle.linkLost'), 4)).toBe(false);
  });

  it('stays bounded and lets every command end, whatever happens', () => {
    const paths = SIGNAL_PATHS.filter(isActuatorPath).slice(0, 3);
    const step = fc.oneof(
      fc.record({ do: fc.constant('begin' as const), path: fc.constantFrom(...paths) }),
      fc.record({ do: fc.constant('answer' as const), back: fc.nat(4), ok: fc.boolean() }),
      fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 2000 }) }),
      fc.constant({ do: 'fail' as const }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const tracker = new CommandTracker();
        let mono = 0;
        let id = 0;
        for (const current of steps) {
          if (current.do === 'begin') tracker.begin(String(++id), current.path, 0, mono);
          else if (current.do === 'pass') tracker.tick((mono += current.ms));
          else if (current.do === 'fail') tracker.fail(reason('vehicle.linkLost'), mono);
          else {
            const refusal = current.ok ? null : reason('vehicle.refused');
            tracker.answered(String(id - current.back), refusal, {}, mono);
          }
          const inFlight = tracker.commands.filter(
            ({ state }) => state === 'sending' || state === 'pending',
          );
          expect(new Set(inFlight.map(({ path }) => path)).size).toBe(inFlight.length);
          expect(tracker.commands.length).toBeLessThanOrEqual(64 + paths.length);
          for (const { state, reason: why } of tracker.commands) {
            expect(why !== undefined).toBe(state === 'failed');
          }
        }
        // Answer limit, confirmation limit, visibility: then nothing can be left.
        for (const ms of [2000, 8000, FINISHED_VISIBLE_MS]) tracker.tick((mono += ms));
        expect(tracker.commands).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('reaches', () => {
  it('allows for what actuators do not hit exactly', () => {
    expect(reaches(TEMPERATURE, 21.5, 21.5000003)).toBe(true);
    expect(reaches(TEMPERATURE, 21.5, 22)).toBe(false);
    expect(reaches(WINDOW, 50, 51)).toBe(true);
    expect(reaches(WINDOW, 0, 1)).toBe(false);
    expect(reaches('Vehicle.TripMeterReading', 0, 120)).toBe(true);
    expect(reaches('Vehicle.TripMeterReading', 0, 5000)).toBe(false);
    expect(reaches(AC, true, 1)).toBe(false);
    expect(reaches('Vehicle.Body.Lights.LightSwitch', 'AUTO', 'AUTO')).toBe(true);
  });
});

describe('commandRefusal', () => {
  const actuators = new Set<ActuatorPath>([AC]);
  const open = { connected: true, presence: 'present', actuators } as const;

  it('names the first thing in the way', () => {
    expect(commandRefusal(open, AC, true)).toBeNull();
    expect(commandRefusal({ ...open, connected: false }, AC, true)?.key).toBe('vehicle.linkLost');
    expect(commandRefusal({ ...open, presence: undefined }, AC, true)?.key).toBe(
      'vehicle.sourceAbsent',
    );
    expect(commandRefusal({ ...open, presence: 'ended' }, AC, true)?.key).toBe(
      'vehicle.sourceAbsent',
    );
    expect(commandRefusal(open, TRUNK, true)?.key).toBe('vehicle.notSupported');
    expect(commandRefusal(open, AC, 1)?.key).toBe('vehicle.invalidValue');
  });
});

describe('reasonOfVissError', () => {
  it('has an answer for every VISS reason, and keeps its words for the log', () => {
    const keys = Object.keys(VISS_ERRORS).map((name) => {
      const error = vissError(name as VissErrorReason, 'because');
      expect(reasonOfVissError(error).detail).toContain('because');
      return [name, reasonOfVissError(error).key];
    });
    expect(Object.fromEntries(keys)).toEqual({
      bad_request: 'vehicle.invalidValue',
      invalid_data: 'vehicle.invalidValue',
      invalid_token: 'vehicle.refused',
      expired_token: 'vehicle.refused',
      forbidden_request: 'vehicle.refused',
      unavailable_data: 'vehicle.notSupported',
      request_timeout: 'vehicle.expired',
      too_many_requests: 'vehicle.refused',
      bad_gateway: 'vehicle.sourceAbsent',
      service_unavailable: 'vehicle.sourceAbsent',
      gateway_timeout: 'vehicle.noAnswer',
    });
    expect(reasonOfVissError({ number: '999', reason: 'new', description: '' }).key).toBe(
      'vehicle.refused',
    );
  });
});
