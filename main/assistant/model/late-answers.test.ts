import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, ModelBench } from './model-bench.fixture.ts';
import type { Model } from './model.ts';
import { chunkOf, says, STREAM, type Answer } from './model-server.fixture.ts';

let bench: ModelBench;

beforeEach(async () => {
  bench = await ModelBench.open();
});

afterEach(() => bench.close());

describe('an answer that does not come', () => {
  const nothing: Answer = () => {};
  const silent: Answer = (response) => {
    response.writeHead(200, STREAM).flushHeaders();
  };
  const slowly =
    (...pieces: readonly string[]): Answer =>
    (response) => {
      response.writeHead(200, STREAM);
      response.write(pieces.join(''));
    };

  it.each<[string, Answer]>([
    ['not at all', nothing],
    ['no further than its headers', silent],
    ['no further than a role', slowly(chunkOf({ role: 'assistant', content: '' }))],
    ['no further than thoughts', slowly(chunkOf({ reasoning_content: '让我想想' }))],
  ])('is waited for so long and no longer: %s', async (_what, answer) => {
    bench.server.answer = answer;
    const result = ask(bench.model());
    await bench.server.until(() => bench.server.seen.length === 1);
    bench.clock.pass(4000);
    expect(await result).toMatchObject({ reason: { key: 'assistant.modelSlow' } });
    await bench.server.until(() => bench.server.ended === 1);
    expect(bench.clock.pending).toBe(0);
  });

  it('is waited for longer once it has begun, until all of it has taken too long', async () => {
    bench.server.answer = slowly(chunkOf({ content: '好' }));
    const result = ask(bench.model());
    let isDone = false;
    void result.then(() => (isDone = true));
    await bench.server.until(() => bench.server.seen.length === 1);
    // The first of the two timers goes when the first word has come.
    while (bench.clock.pending > 1) await new Promise((resolve) => setImmediate(resolve));
    bench.clock.pass(7999);
    await new Promise((resolve) => setImmediate(resolve));
    expect(isDone).toBe(false);
    bench.clock.pass(1);
    expect(await result).toMatchObject({ reason: { key: 'assistant.modelSlow' } });
  });

  it('is not waited for when the driver speaks again', async () => {
    bench.server.answer = slowly(chunkOf({ content: '好' }));
    const barge = new AbortController();
    const model = bench.model();
    const result = ask(model, { signal: barge.signal });
    await bench.server.until(() => bench.server.seen.length === 1);
    barge.abort();
    expect(await result).toMatchObject({ reason: { key: 'assistant.modelStopped' } });
    await bench.server.until(() => bench.server.ended === 1);
    expect(model.state.trouble).toBeNull();
    expect(bench.clock.pending).toBe(0);
  });

  it('is no failure of a server whose driver does not wait for it', async () => {
    const model = bench.model();
    for (let time = 1; time <= 4; time += 1) {
      bench.server.answer = silent;
      const barge = new AbortController();
      const result = ask(model, { signal: barge.signal });
      await bench.server.until(() => bench.server.seen.length === time);
      barge.abort();
      await result;
    }
    bench.server.answer = says('Fine.');
    expect(await ask(model)).toMatchObject({ text: 'Fine.' });
  });

  it('is not waited for when the consent is withdrawn, or the host ends', async () => {
    const ends = [() => bench.withdraw(), (model: Model) => model.close()];
    for (const end of ends) {
      bench.isGranted = true;
      bench.server.answer = silent;
      const seen = bench.server.seen.length;
      const model = bench.model();
      const result = ask(model);
      await bench.server.until(() => bench.server.seen.length > seen);
      end(model);
      expect(await result).toMatchObject({ reason: { key: 'assistant.modelStopped' } });
    }
  });
});
