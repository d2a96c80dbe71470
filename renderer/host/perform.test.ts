import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { ActionOutcome } from '../../shared/contract/host.ts';
import { restrictionsFor } from '../../shared/vehicle/restrictions.ts';
import { initialPageState } from './page-state.ts';
import { createPerform } from './perform.ts';
import { pressByVoice } from './voice-press.ts';

function start() {
  const store = createStore(() => initialPageState(0));
  return { store, perform: createPerform(store, { client: () => null }) };
}

async function said(run: () => Promise<ActionOutcome>): Promise<ActionOutcome | undefined> {
  let outcome: Promise<ActionOutcome> | undefined;
  pressByVoice(() => {
    outcome = run();
  });
  return outcome;
}

describe('a control that was pressed by saying its label', () => {
  it('does what asks nothing', async () => {
    const { store, perform } = start();
    expect(await said(() => perform('panel.open', { panel: 'media' }))).toEqual({ status: 'done' });
    expect(store.getState().panel).toBe('media');
  });

  it.each([
    ['door.setLocked', { locked: false }],
    ['trunk.setOpen', { open: true }],
  ] as const)('wants the hand for %s, which would be asked about', async (id, input) => {
    const { store, perform } = start();
    store.setState({ restrictions: restrictionsFor('parked', 'driver') });
    const refusal = { status: 'refused', reason: { key: 'assistant.touchForThis' } };
    expect(await said(() => perform(id, input))).toEqual(refusal);
    expect(store.getState().notices.map(({ reason }) => reason.key)).toEqual([
      'assistant.touchForThis',
    ]);
    // The touch after it is one.
    expect(await perform(id, input)).not.toEqual(refusal);
  });
});
