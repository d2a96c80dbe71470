import { describe, expect, it } from 'vitest';
import { stepIgnition, type Ignition } from './ignition.ts';

type State = Parameters<typeof stepIgnition>[1];

function cycles(states: readonly State[], from: Ignition = 'unknown'): number {
  let ignition = from;
  let count = 0;
  for (const state of states) {
    const stepped = stepIgnition(ignition, state);
    ignition = stepped.ignition;
    if (stepped.cycleBegan) count += 1;
  }
  return count;
}

describe('stepIgnition', () => {
  it('counts a cycle when the ignition goes from off to on', () => {
    expect(cycles(['OFF', 'ACC', 'ON'])).toBe(1);
    expect(cycles(['LOCK', 'START', 'ON', 'OFF', 'ON'])).toBe(2);
    expect(cycles(['ON'], 'off')).toBe(1);
  });

  it('does not count what it has not seen begin', () => {
    expect(cycles(['ON', 'ON'])).toBe(0);
    expect(cycles(['ON', undefined, 'ON'])).toBe(0);
    expect(cycles(['ON', 'ACC', 'ON', 'UNDEFINED', 'ON'])).toBe(0);
  });
});
