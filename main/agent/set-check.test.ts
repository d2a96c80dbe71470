import { describe, expect, it } from 'vitest';
import { checkSet, type SetSituation } from './set-check.ts';

const NOW = Date.UTC(2026, 0, 15, 8, 30);
const TRUNK = 'Vehicle.Body.Trunk.Rear.IsOpen';
const SITUATION: SetSituation = { presence: 'present', actuators: [TRUNK], now: NOW };

const check = (
  request: { path: string; value: number | boolean | string; expiresAt?: string },
  situation: Partial<SetSituation> = {},
) => checkSet({ action: 'set', requestId: '1', ...request }, { ...SITUATION, ...situation });

const reasonOf = (decision: ReturnType<typeof checkSet>) =>
  decision.allowed ? 'allowed' : `${decision.error.number} ${decision.error.reason}`;

describe('checkSet', () => {
  it('lets a good request through', () => {
    expect(check({ path: TRUNK, value: true })).toEqual({
      allowed: true,
      path: TRUNK,
      value: true,
    });
    const expiresAt = new Date(NOW + 1).toISOString();
    expect(reasonOf(check({ path: TRUNK, value: true, expiresAt }))).toBe('allowed');
  });

  it.each([
    [{ path: 'Vehicle.Warp', value: 1 }, '404 unavailable_data'],
    [{ path: '__proto__', value: 1 }, '404 unavailable_data'],
    [{ path: 'Vehicle.Body.Trunk', value: true }, '400 invalid_data'],
    [{ path: 'Vehicle.*', value: true }, '400 invalid_data'],
    [{ path: 'Vehicle.Speed', value: 1 }, '403 forbidden_request'],
    [{ path: 'Vehicle.VehicleIdentification.VIN', value: 'X' }, '403 forbidden_request'],
    [{ path: TRUNK, value: 1 }, '400 invalid_data'],
    [{ path: 'Vehicle.Cabin.HVAC.IsRearDefrosterActive', value: true }, '503 service_unavailable'],
    [{ path: TRUNK, value: true, expiresAt: new Date(NOW).toISOString() }, '408 request_timeout'],
  ])('refuses %j: %s', (request, reason) => {
    expect(reasonOf(check(request))).toBe(reason);
  });

  it.each(['starting', 'ended', 'lost', 'failed'] as const)('refuses while %s', (presence) => {
    expect(reasonOf(check({ path: TRUNK, value: true }, { presence }))).toBe(
      '503 service_unavailable',
    );
  });
});
