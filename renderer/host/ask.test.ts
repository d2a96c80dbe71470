import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import type { HostLink } from './host-link.ts';
import type { HostClient } from './transport.ts';

const THERE: HostLink = { client: () => ({}) as HostClient };
const AWAY: HostLink = { client: () => null };

describe('ask', () => {
  it('hands the answer of the host over', async () => {
    expect(await ask(THERE, () => Promise.resolve(7))).toBe(7);
  });

  it('answers that the host is not there, without asking', async () => {
    const answer = await ask(AWAY, () => Promise.reject(new Error('asked')));
    expect(answer).toEqual({ ok: false, reason: { key: 'host.unavailable' } });
  });

  it('answers why a call failed', async () => {
    const answer = await ask(THERE, () => Promise.reject(new Error('closed')));
    expect(answer).toEqual({ ok: false, reason: { key: 'host.unavailable', detail: 'closed' } });
  });
});
