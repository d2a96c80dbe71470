import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTINUES_WITHIN_MS, interruptedDrive, type StoredDrive } from './stored-drive.ts';

const NOW = 1_800_000_000_000;

const stored = (of: Partial<StoredDrive> = {}): string =>
  JSON.stringify({
    version: 1,
    destination: { lon: 120, lat: 30, name: 'end', kind: 'destination' },
    vias: [],
    avoid: [],
    simulated: false,
    paused: false,
    reroutes: 0,
    stoppedAt: NOW - 1000,
    ...of,
  });

describe('interruptedDrive', () => {
  it('goes on by itself after a short stop and is offered after a long one', () => {
    expect(interruptedDrive(null, NOW).kind).toBe('none');
    expect(interruptedDrive(stored(), NOW).kind).toBe('fresh');
    const old = stored({ stoppedAt: NOW - CONTINUES_WITHIN_MS });
    expect(interruptedDrive(old, NOW).kind).toBe('old');
  });

  it('does not trust a clock that was set back', () => {
    expect(interruptedDrive(stored({ stoppedAt: NOW + 1 }), NOW).kind).toBe('old');
  });

  it('takes anything for broken that is not a drive', () => {
    expect(interruptedDrive('{"version":1', NOW).kind).toBe('broken');
    expect(interruptedDrive(stored().replace('"version":1', '"version":2'), NOW).kind).toBe(
      'broken',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (json) => {
        expect(interruptedDrive(json, NOW).kind).toBe('broken');
      }),
    );
  });
});
