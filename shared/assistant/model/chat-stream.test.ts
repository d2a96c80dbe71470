import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect, hasBegun, NOTHING_COLLECTED, type Collected } from './chat-stream.ts';

const chunk = (delta: object, finish_reason: string | null = null) => ({
  id: 'c',
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta, finish_reason }],
});

const piece = (index: number | undefined, id: string | undefined, fn: object) => ({
  ...(index !== undefined && { index }),
  ...(id !== undefined && { id }),
  type: 'function',
  function: fn,
});

function collected(chunks: readonly unknown[]): Collected {
  return chunks.reduce<Collected>((before, one) => {
    const next = collect(before, one);
    if (!next.ok) throw new Error(next.fault);
    return next.collected;
  }, NOTHING_COLLECTED);
}

describe('an answer in pieces', () => {
  it('is put together: text, calls, and why it ended', () => {
    expect(
      collected([
        chunk({ role: 'assistant', content: '' }),
        chunk({ content: '你' }),
        chunk({ content: '好' }),
        chunk({}, 'stop'),
        { choices: [], usage: { total_tokens: 3 } },
      ]),
    ).toEqual({ text: '你好', calls: [], finish: 'stop' });
  });

  it('keeps calls apart by their index, as OpenAI and vLLM number them', () => {
    const { calls } = collected([
      chunk({ tool_calls: [piece(0, 'a', { name: 'map_zoom', arguments: '' })] }),
      chunk({ tool_calls: [piece(1, 'b', { name: 'media_play', arguments: '{' })] }),
      chunk({ tool_calls: [piece(0, undefined, { arguments: '{"direction"' })] }),
      chunk({ tool_calls: [piece(1, '', { name: '', arguments: '}' })] }),
      chunk({ tool_calls: [piece(0, '', { name: null, arguments: ':"in"}' })] }),
    ]);
    expect(calls).toMatchObject([
      { name: 'map_zoom', arguments: '{"direction":"in"}' },
      { name: 'media_play', arguments: '{}' },
    ]);
  });

  it('keeps calls apart by their id where every index is 0 or missing', () => {
    for (const index of [0, undefined]) {
      const { calls } = collected([
        chunk({ tool_calls: [piece(index, 'a', { name: 'map_recentre', arguments: '{}' })] }),
        chunk({ tool_calls: [piece(index, 'b', { name: 'media_play', arguments: '{}' })] }),
      ]);
      expect(calls.map(({ name }) => name)).toEqual(['map_recentre', 'media_play']);
    }
  });

  it('takes a name that comes whole with every piece, or in pieces', () => {
    const named = (...names: readonly string[]) =>
      collected(
        names.map((name) => chunk({ tool_calls: [piece(0, 'a', { name, arguments: '' })] })),
      ).calls.map(({ name }) => name);
    expect(named('map_zoom', 'map_zoom')).toEqual(['map_zoom']);
    expect(named('map_', 'zoom')).toEqual(['map_zoom']);
  });

  it('yields the same however a call is cut', () => {
    const args = JSON.stringify({ destination: { by: 'text', text: '西湖 "北门" \\ 😀' } });
    fc.assert(
      fc.property(fc.array(fc.nat({ max: args.length }), { maxLength: 12 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), args.length];
        const parts = at.slice(1).map((end, index) => args.slice(at[index], end));
        const { calls, finish } = collected([
          chunk({ tool_calls: [piece(0, 'a', { name: 'navigation_plan' })] }),
          ...parts.map((part) => chunk({ tool_calls: [piece(0, undefined, { arguments: part })] })),
          chunk({}, 'tool_calls'),
        ]);
        expect(calls).toEqual([{ index: 0, id: 'a', name: 'navigation_plan', arguments: args }]);
        expect(finish).toBe('tool_calls');
      }),
    );
  });

  it.each([
    ['no object', 'data'],
    ['no choices', { id: 'x' }],
    ['text that is none', chunk({ content: { text: 'x' } })],
    ['calls that are none', chunk({ tool_calls: 'door_setLocked' })],
    ['arguments that are no text', chunk({ tool_calls: [piece(0, 'a', { arguments: {} })] })],
    ['a negative index', chunk({ tool_calls: [piece(-1, 'a', { name: 'x' })] })],
    ['a name without end', chunk({ tool_calls: [piece(0, 'a', { name: 'x'.repeat(200) })] })],
  ])('refuses %s', (_what, one) => {
    expect(collect(NOTHING_COLLECTED, one)).toEqual({ ok: false, fault: 'invalid' });
  });

  it('collects no more than a driver could be told', () => {
    expect(collect(NOTHING_COLLECTED, chunk({ content: 'x'.repeat(4001) }))).toMatchObject({
      fault: 'tooLarge',
    });
    const huge = piece(0, 'a', { name: 'x', arguments: `"${'x'.repeat(4000)}"` });
    expect(collect(NOTHING_COLLECTED, chunk({ tool_calls: [huge] }))).toMatchObject({
      fault: 'tooLarge',
    });
    const many = Array.from({ length: 17 }, (_, index) => piece(index, `${index}`, { name: 'x' }));
    expect(collect(NOTHING_COLLECTED, chunk({ tool_calls: many }))).toMatchObject({
      fault: 'tooLarge',
    });
  });

  it('takes anything without throwing, and stays bounded', () => {
    const delta = fc.record(
      {
        content: fc.oneof(fc.string(), fc.constant(null)),
        tool_calls: fc.array(
          fc.record(
            {
              index: fc.integer({ min: -1, max: 3 }),
              id: fc.string(),
              function: fc.record(
                { name: fc.string(), arguments: fc.string() },
                { requiredKeys: [] },
              ),
            },
            { requiredKeys: [] },
          ),
        ),
      },
      { requiredKeys: [] },
    );
    const chunks = fc.oneof(
      fc.anything(),
      delta.map((one) => chunk(one)),
    );
    fc.assert(
      fc.property(fc.array(chunks, { maxLength: 40 }), (all) => {
        let state = NOTHING_COLLECTED;
        for (const one of all) {
          const next = collect(state, one);
          if (!next.ok) continue;
          state = next.collected;
          expect(state.calls.length).toBeLessThanOrEqual(16);
        }
      }),
    );
  });

  it('has begun with the first word or call, not with thoughts or a role', () => {
    const after = (one: unknown) => hasBegun(collected([one]));
    expect(after(chunk({ role: 'assistant', content: '' }))).toBe(false);
    expect(after(chunk({ reasoning_content: 'Let me see' }))).toBe(false);
    expect(after(chunk({ content: '好' }))).toBe(true);
    expect(after(chunk({ tool_calls: [piece(0, 'a', { name: 'media_play' })] }))).toBe(true);
  });
});
