import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carThatIs, contextIn } from '../../../shared/assistant/model/question.fixture.ts';
import { KEY, ModelBench } from './model-bench.fixture.ts';
import {
  calls,
  callStream,
  chunkOf,
  event,
  ModelServer,
  responds,
  says,
  STREAM,
  streams,
  type Answer,
} from './model-server.fixture.ts';

const WARM = { name: 'climate_setTemperature', input: { zone: 'driver', celsius: 24 } };

let bench: ModelBench;

beforeEach(async () => {
  bench = await ModelBench.open();
});

afterEach(() => bench.close());

describe('an answer that is none', () => {
  const html = '<!doctype html><title>Sign in</title>';

  it.each<[string, Answer, string]>([
    ['HTML', responds(200, 'text/html', html), 'modelInvalid'],
    ['JSON without a stream', responds(200, 'application/json', '{"choices":[]}'), 'modelInvalid'],
    ['nothing', responds(204, 'text/plain', ''), 'modelInvalid'],
    [
      'a wrong key',
      responds(401, 'application/json', `{"error":{"message":"${KEY}"}}`),
      'modelUnauthorised',
    ],
    ['no right', responds(403, 'text/html', html), 'modelUnauthorised'],
    ['an unknown model', responds(404, 'application/json', '{}'), 'modelFailed'],
    ['too many questions', responds(429, 'application/json', '{}'), 'modelBusy'],
    ['an error', responds(500, 'application/json', '{"error":"x"}'), 'modelFailed'],
    ['a proxy without its server', responds(502, 'text/html', html), 'modelFailed'],
    ['an empty stream', streams(''), 'modelBroken'],
    ['an end without a beginning', streams('data: [DONE]\n\n'), 'modelBroken'],
    ['text that is no event', streams(html), 'modelBroken'],
    [
      'half an event',
      streams(`${chunkOf({ content: '好' })}data: {"choices":[{"de`),
      'modelInvalid',
    ],
    ['no JSON', streams('data: {choices}\n\n'), 'modelInvalid'],
    ['other JSON', streams(event({ answer: '好' })), 'modelInvalid'],
    [
      'an error within the stream',
      streams(event({ error: { message: 'overloaded', code: '503' } })),
      'modelFailed',
    ],
    ['an end before the end', streams(chunkOf({ content: '好' })), 'modelBroken'],
    [
      'calls without an end',
      streams(
        callStream(WARM).split(
          'data: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":{},',
        )[0] ?? '',
      ),
      'modelBroken',
    ],
    ['a filter', streams(chunkOf({}, 'content_filter')), 'modelDeclined'],
    ['an unknown tool', calls({ name: 'car_fly', input: {} }), 'modelUnclear'],
    [
      'broken arguments',
      calls({ name: 'climate_setTemperature', json: '{"zone": "driver", cel' }),
      'modelUnclear',
    ],
    [
      'wrong arguments',
      calls({ name: 'climate_setTemperature', input: { celsius: 'hot' } }),
      'modelUnclear',
    ],
    [
      'huge arguments',
      calls({ name: 'media_playByName', input: { text: 'x'.repeat(9000) } }),
      'modelTooLarge',
    ],
    ['too many calls', calls(WARM, WARM, WARM, WARM), 'modelTooMany'],
    [
      'a call written as text',
      says('<tool_call>{"name":"door_setLocked"}</tool_call>'),
      'modelUnclear',
    ],
  ])('leads to a reason: %s', async (_what, answer, key) => {
    expect(await bench.reasonAfter(answer)).toBe(key);
  });

  it('leads to the reason of the registry when it may not be', async () => {
    const answer = calls({ name: 'trunk_setOpen', input: { open: true } });
    expect(await bench.reasonAfter(answer, { context: contextIn(carThatIs('moving')) })).toBe(
      'vehicle.unsafeWhileMoving',
    );
  });

  it('is not fetched from another address', async () => {
    const other = new ModelServer();
    const elsewhere = await other.open();
    other.answer = says('好的。');
    const key = await bench.reasonAfter((response) => {
      response.writeHead(307, { location: `${elsewhere}/chat/completions` }).end();
    });
    expect(key).toBe('modelFailed');
    expect(other.seen).toEqual([]);
    await other.close();
  });

  it('is given up when the connection dies', async () => {
    expect(
      await bench.reasonAfter((response) => {
        response.writeHead(200, STREAM);
        response.write(chunkOf({ content: '好' }), () => response.destroy());
      }),
    ).toBe('modelBroken');
    expect(await bench.reasonAfter((response) => void response.destroy())).toBe('modelUnreachable');
  });

  it('is given up when nobody is there', async () => {
    await bench.server.close();
    expect(await bench.reasonAfter(says(''))).toBe('modelUnreachable');
    await bench.server.open();
  });

  it.each([
    ['words', chunkOf({ content: '很'.repeat(20) })],
    ['thoughts', chunkOf({ reasoning_content: '想'.repeat(2000) })],
    ['comments', `: ${'x'.repeat(4000)}\n\n`],
    ['one event', 'x'.repeat(4000)],
  ])('is given up when its %s have no end', async (_what, piece) => {
    const key = await bench.reasonAfter((response) => {
      response.writeHead(200, STREAM);
      response.on('error', () => {});
      const more = () => {
        while (!response.destroyed && response.write(piece));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(key).toBe('modelTooLarge');
    await bench.server.until(() => bench.server.ended === 1);
  });

  it('is read only so far also when it is an error', async () => {
    const key = await bench.reasonAfter((response) => {
      response.writeHead(500, { 'content-type': 'text/plain' });
      response.on('error', () => {});
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(4000)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(key).toMatch(/^model(Failed|TooLarge)$/);
    await bench.server.until(() => bench.server.ended === 1);
  });
});
