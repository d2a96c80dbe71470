import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NAVIGATION_EVENTS } from '../guidance.ts';
import { BROADCAST_STATES, FIRST_OWN_STATE } from './broadcast.ts';

const PAGE = join(import.meta.dirname, '../../../docs/navigation-events.md');

/** `event → [state, origin]` as the page tells. */
const documented = new Map(
  [...readFileSync(PAGE, 'utf8').matchAll(/^\| `(\w+)`\s*\| (\d+)\s*\| ([^|]+?)\s*\|/gmu)].map(
    ([, event, state, origin]) => [event, [Number(state), origin]],
  ),
);

describe('the broadcast states', () => {
  it('are one to one with the events', () => {
    expect(Object.keys(BROADCAST_STATES).sort()).toEqual([...NAVIGATION_EVENTS].sort());
    expect(new Set(Object.values(BROADCAST_STATES)).size).toBe(NAVIGATION_EVENTS.length);
  });

  it('are documented, with their origin', () => {
    const table = Object.entries(BROADCAST_STATES).map(([event, state]) => [
      event,
      [state, state < FIRST_OWN_STATE ? 'Amap Auto' : 'Zhilu'],
    ]);
    expect([...documented]).toEqual(table);
  });
});
