import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { carThatIs, contextIn } from '../../../shared/assistant/model/question.fixture.ts';
import { ask, KEY, ModelBench, SAID } from './model-bench.fixture.ts';
import {
  calls,
  callStream,
  chunkOf,
  event,
  responds,
  says,
  streams,
  streamsInPieces,
} from './model-server.fixture.ts';

const WARM = { name: 'climate_setTemperature', input: { zone: 'driver', celsius: 24 } };
const PLAY = { name: 'media_playAll', input: {} };
const BOTH = {
  kind: 'answered',
  steps: [
    {
      kind: 'perform',
      actions: [
        { action: 'climate.setTemperature', input: WARM.input },
        { action: 'media.playAll', input: {} },
      ],
    },
  ],
  text: null,
};

let bench: ModelBench;

beforeEach(async () => {
  bench = await ModelBench.open();
});

afterEach(() => {
  vi.unstubAllEnvs();
  return bench.close();
});

describe('a language model', () => {
  it('is asked by its protocol, with the tools of the moment and nothing of the environment', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'sk-of-somebody-else');
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:1/');
    vi.stubEnv('OPENAI_ORG_ID', 'org-x');
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-leak: yes\nauthorization: Bearer other');
    vi.stubEnv('OPENAI_LOG', 'debug');
    bench.server.answer = calls(WARM, PLAY);
    const model = bench.model({ extraBody: { enable_thinking: false } });
    expect(await ask(model)).toEqual(BOTH);
    const [request, ...more] = bench.server.seen;
    expect(more).toEqual([]);
    expect(request?.path).toBe('/compatible-mode/v1/chat/completions');
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'accept-language',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'sec-fetch-mode',
      'user-agent',
    ]);
    expect(request?.headers).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'accept-language': '*',
      'user-agent': 'node',
    });
    expect(request?.body).toMatchObject({
      model: 'qwen-plus',
      stream: true,
      enable_thinking: false,
      messages: [{ role: 'system' }, { role: 'user' }],
    });
    expect(JSON.stringify(request?.body)).toContain(SAID);
    expect(JSON.stringify(request?.body)).toContain('"climate_setTemperature"');
    expect(JSON.stringify(request?.body)).not.toMatch(/choose_from_list|privacy_setConsent/);
  });

  it('gets the key of its file, read anew for every question', async () => {
    bench.server.answer = says('好的。');
    const model = bench.model();
    await ask(model);
    writeFileSync(bench.keyFile, 'sk-exchanged');
    await ask(model);
    expect(bench.server.seen.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${KEY}`,
      'Bearer sk-exchanged',
    ]);
  });

  it('gets no key where none is configured', async () => {
    bench.server.answer = says('好的。');
    await ask(bench.model({ apiKeyFile: null }));
    expect(bench.server.seen[0]?.headers).not.toHaveProperty('authorization');
  });

  it('answers in words, cut to what may be read while moving', async () => {
    const text =
      '**西湖**很大，`一圈`大约十公里。骑车最好，走路要三个小时，累了可以坐船，见 https://a.cn/x';
    bench.server.answer = says(text);
    expect(await ask(bench.model(), { context: contextIn(carThatIs('moving')) })).toEqual({
      kind: 'answered',
      steps: [],
      text: '西湖很大，一圈大约十公里',
    });
  });

  it('understands the same however the bytes of the stream are cut', async () => {
    const go = { name: 'navigation_plan', input: { destination: { by: 'text', text: '西湖' } } };
    const stream = chunkOf({ content: '好，去西湖。' }) + callStream(go, PLAY);
    const { length } = Buffer.from(stream);
    const model = bench.model();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: length }), { maxLength: 40 }), async (cuts) => {
        bench.server.answer = streamsInPieces(stream, cuts);
        expect(await ask(model, { text: '去西湖，放歌' })).toMatchObject({
          steps: [{ actions: [{ action: 'navigation.plan' }, { action: 'media.playAll' }] }],
        });
      }),
      { numRuns: 25 },
    );
  });

  it('understands streams with comments, other line ends, and no space', async () => {
    const stream = callStream(WARM, PLAY)
      .replaceAll('data: ', ': ping\r\n\r\ndata:')
      .replaceAll('\n\n', '\r\n\r\n');
    bench.server.answer = streams(stream);
    expect(await ask(bench.model())).toEqual(BOTH);
  });
});

describe('nothing is sent', () => {
  it('without consent', async () => {
    bench.isGranted = false;
    const model = bench.model();
    expect(model.state).toMatchObject({ isConfigured: true, isOn: false, host: '127.0.0.1' });
    expect(await ask(model)).toMatchObject({ reason: { key: 'assistant.modelNeedsConsent' } });
    expect(bench.server.seen).toEqual([]);
  });

  it('without a configuration', async () => {
    const model = bench.model(null);
    expect(model.state).toEqual({ isConfigured: false, isOn: false, host: null, trouble: null });
    expect(await ask(model)).toMatchObject({ reason: { key: 'assistant.modelNotConfigured' } });
  });

  it('of nothing, of too much, of a car that is not there, or after the driver spoke again', async () => {
    const model = bench.model();
    const keys = [
      await ask(model, { text: ' ' }),
      await ask(model, { text: '长'.repeat(10_000) }),
      await ask(model, { context: contextIn(null) }),
      await ask(model, { signal: AbortSignal.abort() }),
    ].map((answer) => (answer.kind === 'failed' ? answer.reason.key : answer));
    expect(keys).toEqual([
      'assistant.modelUnclear',
      'assistant.modelTooLong',
      'vehicle.stateUnknown',
      'assistant.modelStopped',
    ]);
    expect(bench.server.seen).toEqual([]);
  });

  it.each([
    ['is readable by others', () => chmodSync(bench.keyFile, 0o644)],
    ['is empty', () => writeFileSync(bench.keyFile, '\n')],
    ['holds more than a key', () => writeFileSync(bench.keyFile, 'a\r\nx-header: b')],
    ['is a folder', () => (bench.keyFile = bench.folder)],
    ['is missing', () => (bench.keyFile = join(bench.folder, 'none'))],
  ])('when the file of the key %s', async (_what, change) => {
    change();
    const answer = await ask(bench.model());
    expect(answer).toMatchObject({ reason: { key: 'assistant.modelUnauthorised' } });
    expect(bench.server.seen).toEqual([]);
  });
});

describe('a server that is down', () => {
  const down = responds(503, 'text/html', 'down');

  it('is left alone after three failures, tried once after a rest, and used again', async () => {
    const model = bench.model();
    const troubles: (string | undefined)[] = [];
    model.onChange(() => troubles.push(model.state.trouble?.key));
    bench.server.answer = down;
    for (let time = 0; time < 3; time += 1) await ask(model);
    expect(await ask(model)).toMatchObject({ reason: { key: 'assistant.modelPaused' } });
    expect(bench.server.seen).toHaveLength(3);
    bench.clock.pass(2000);
    bench.server.answer = says('好的。');
    expect(await ask(model)).toMatchObject({ text: '好的。' });
    expect(troubles).toEqual(['assistant.modelFailed', undefined]);
    expect(bench.rejections.of('assistant', 'assistant.modelFailed')).toBe(3);
  });

  it('is not down when it only talks nonsense', async () => {
    const model = bench.model();
    bench.server.answer = calls({ name: 'car_fly', input: {} });
    for (let time = 0; time < 4; time += 1) await ask(model);
    expect(bench.server.seen).toHaveLength(4);
    expect(model.state.trouble).toBeNull();
  });
});

describe('the log', () => {
  it('has neither what was said, nor what was answered, nor the key', async () => {
    const model = bench.model();
    bench.server.answer = says('西湖很美。');
    await ask(model);
    bench.server.answer = calls({ name: 'media_playByName', input: { text: '周杰伦的秘密' } });
    await ask(model, { text: '放周杰伦的秘密' });
    bench.server.answer = responds(
      401,
      'application/json',
      `{"error":{"message":"bad key ${KEY}"}}`,
    );
    const refused = await ask(model);
    bench.server.answer = streams(event({ error: { message: SAID, code: SAID } }));
    await ask(model);
    bench.server.answer = calls({ name: SAID, input: {} });
    await ask(model);
    expect(bench.lines.length).toBeGreaterThanOrEqual(5);
    const all = bench.lines.join('') + JSON.stringify(refused);
    for (const secret of [KEY, SAID, '西湖', '周杰伦']) expect(all).not.toContain(secret);
  });
});
