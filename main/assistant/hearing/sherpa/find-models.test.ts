import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decoderOf, onnx, tokensText, write, writeModels } from './fake-models.fixture.ts';
import { findModels } from './find-models.ts';
import { hotWordLines } from './hot-words.ts';
import { readOnnxFile } from './onnx-file.ts';
import { parseKeywords, parseTokens } from './tokens.ts';

const UNITS = ['<blk>', '<unk>', ...Array.from('导航去西湖打开空调你好智路')];
const KEYWORDS = '你 好 智 路 :1.5 #0.35 @你好智路\n';
const TOKENS = tokensText(UNITS);
const tokens = new Map(UNITS.map((unit, index) => [unit, index]));

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhilu-models-'));
  writeModels(dir, UNITS, KEYWORDS);
});
afterEach(() => rmSync(dir, { recursive: true }));

const remove = (path: string) => rmSync(join(dir, path), { recursive: true });
const STREAMING = { model_type: 'zipformer2', decode_chunk_len: '32' };

describe('findModels', () => {
  it('takes the quantised encoder and joiner, and the decoder as it is', async () => {
    const { recogniser, wakeWord, voiceActivity } = await findModels(dir);
    expect(recogniser).toMatchObject({
      kind: 'ready',
      model: {
        files: {
          kind: 'transducer',
          encoder: join(dir, 'recogniser/encoder-epoch-99-avg-1.int8.onnx'),
          decoder: join(dir, 'recogniser/decoder-epoch-99-avg-1.onnx'),
          joiner: join(dir, 'recogniser/joiner-epoch-99-avg-1.int8.onnx'),
        },
        bpeVocab: null,
      },
    });
    expect(wakeWord).toMatchObject({ kind: 'ready', model: { words: ['你好智路'] } });
    expect(voiceActivity).toMatchObject({ kind: 'ready' });
  });

  it('keeps to one of several models in a folder', async () => {
    for (const length of ['8', '16']) {
      write(dir, 'wake-word', `encoder-chunk-${length}.int8.onnx`, onnx(STREAMING));
      write(dir, 'wake-word', `decoder-chunk-${length}.onnx`, decoderOf(UNITS));
      write(dir, 'wake-word', `joiner-chunk-${length}.int8.onnx`, onnx());
    }
    for (const part of ['encoder', 'decoder', 'joiner']) remove(`wake-word/${part}.onnx`);
    expect((await findModels(dir)).wakeWord).toMatchObject({
      model: {
        files: {
          encoder: join(dir, 'wake-word/encoder-chunk-16.int8.onnx'),
          decoder: join(dir, 'wake-word/decoder-chunk-16.onnx'),
          joiner: join(dir, 'wake-word/joiner-chunk-16.int8.onnx'),
        },
      },
    });
  });

  it('tells what is missing from what is broken', async () => {
    remove('wake-word');
    remove('voice-activity/silero_vad.onnx');
    remove('recogniser/tokens.txt');
    expect(await findModels(dir)).toMatchObject({
      recogniser: { kind: 'broken', why: 'tokens.txt is missing' },
      wakeWord: { kind: 'missing', folder: join(dir, 'wake-word') },
      voiceActivity: { kind: 'missing' },
    });
    expect(await findModels(join(dir, 'nowhere'))).toMatchObject({
      recogniser: { kind: 'missing' },
    });
  });

  it.each([
    [
      'a model for whole recordings',
      'encoder.onnx',
      onnx({ model_type: 'zipformer2' }),
      /streaming/,
    ],
    ['a model of unknown type', 'encoder.onnx', onnx({ decode_chunk_len: '1' }), /model_type/],
    ['a stand-in of Git LFS', 'encoder.onnx', 'version https://git-lfs.github.com', /no ONNX|cut/],
    ['a web page', 'joiner.onnx', '<!doctype html><html></html>', /no ONNX|cut short/],
    ['an empty file', 'decoder.onnx', '', /no ONNX/],
    ['tokens of another model', 'tokens.txt', TOKENS.slice(0, -6), /units, decoder.onnx writes/],
    ['tokens that are none', 'tokens.txt', `${TOKENS}\na b c`, /line 16/],
    ['a decoder of unknown size', 'decoder.onnx', onnx(), /vocab_size/],
  ])('sets %s aside and says why', async (_what, name, content, why) => {
    remove('recogniser');
    write(dir, 'recogniser', 'encoder.onnx', onnx(STREAMING));
    write(dir, 'recogniser', 'decoder.onnx', decoderOf(UNITS));
    write(dir, 'recogniser', 'joiner.onnx', onnx());
    write(dir, 'recogniser', 'tokens.txt', TOKENS);
    expect((await findModels(dir)).recogniser.kind).toBe('ready');
    write(dir, 'recogniser', name, content);
    const { recogniser } = await findModels(dir);
    expect(recogniser).toMatchObject({ kind: 'broken', why: expect.stringMatching(why) as string });
  });

  it('knows the other streaming models', async () => {
    remove('recogniser');
    const paraformer = { lfr_window_size: '7', decoder_num_blocks: '16' };
    write(dir, 'recogniser', 'encoder.int8.onnx', onnx(paraformer));
    write(dir, 'recogniser', 'decoder.int8.onnx', onnx());
    write(dir, 'recogniser', 'tokens.txt', TOKENS);
    expect((await findModels(dir)).recogniser).toMatchObject({
      model: { files: { kind: 'paraformer' } },
    });
    remove('recogniser');
    write(dir, 'recogniser', 'model.int8.onnx', onnx(STREAMING));
    write(dir, 'recogniser', 'tokens.txt', TOKENS);
    expect((await findModels(dir)).recogniser).toMatchObject({
      model: { files: { kind: 'zipformer2Ctc' } },
    });
  });

  it.each([
    ['你 好 小 路', /"小" is not in tokens.txt/],
    ['你 好 #x', /"#x" is no number/],
    ['@你好', /no units/],
    ['', /no wake word/],
  ])(
    'refuses the wake word "%s", at which sherpa-onnx would end the process',
    async (line, why) => {
      write(dir, 'wake-word', 'keywords.txt', line);
      const { wakeWord } = await findModels(dir);
      expect(wakeWord).toMatchObject({ kind: 'broken', why: expect.stringMatching(why) as string });
    },
  );
});

describe('readOnnxFile', () => {
  it('reads what the exporter wrote down', async () => {
    write(dir, '.', 'a.onnx', onnx({ model_type: 'zipformer2', T: '45' }));
    const { metadata } = await readOnnxFile(join(dir, 'a.onnx'));
    expect(Object.fromEntries(metadata)).toEqual({ model_type: 'zipformer2', T: '45' });
  });

  it('answers or refuses, whatever the file holds', async () => {
    const whole = onnx({ model_type: 'zipformer2' });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
        ),
        async (bytes) => {
          write(dir, '.', 'b.onnx', Buffer.from(bytes));
          const read = await readOnnxFile(join(dir, 'b.onnx')).catch((error: unknown) => error);
          if (read instanceof Error) expect(read.message).toMatch(/^is (cut short|no ONNX model)/);
        },
      ),
    );
  });
});

describe('tokens and hot words', () => {
  it('reads the unit that is a space', () => {
    expect(parseTokens(`${TOKENS}\n 99\r\n`)).toEqual(new Map([...tokens, [' ', 99]]));
  });

  it('takes any text without harm', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        parseTokens(text);
        parseKeywords(text, tokens);
        for (const line of hotWordLines([text], tokens, true)) {
          expect(line).toMatch(/^[\p{Script=Han}A-Z]+$/u);
        }
      }),
    );
  });

  it('favours only what the model can write', () => {
    const words = ['西湖', '西 湖', '去', '北京', ':9', '西湖A', '打开/空调', '西湖'.repeat(20)];
    expect(hotWordLines(words, tokens, false)).toEqual(['西湖']);
    expect(hotWordLines(words, tokens, true)).toEqual(['西湖', '西湖A']);
  });
});
