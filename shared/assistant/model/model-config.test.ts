import { describe, expect, it } from 'vitest';
import { modelConfigSchema, modelHost } from './model-config.ts';

const parse = (config: object) =>
  modelConfigSchema.safeParse({ baseUrl: 'https://a.example/v1', model: 'qwen-plus', ...config });

describe('how a language model is reached', () => {
  it('needs an address and a name, and has time limits of its own', () => {
    expect(parse({})).toMatchObject({
      success: true,
      data: { apiKeyFile: null, firstTokenMs: 4000, wholeMs: 8000, extraBody: {} },
    });
  });

  it.each([
    ['https://dashscope.aliyuncs.com/compatible-mode/v1', 'dashscope.aliyuncs.com'],
    ['https://API.example:8443/v1/', 'api.example'],
    ['http://127.0.0.1:8080/v1', '127.0.0.1'],
    ['http://localhost/v1', 'localhost'],
    ['http://[::1]:11434/v1', '[::1]'],
  ])('may be %s, which is told as %s', (baseUrl, host) => {
    expect(parse({ baseUrl }).success).toBe(true);
    expect(modelHost({ baseUrl })).toBe(host);
  });

  it.each([
    'http://a.example/v1',
    'http://127.0.0.1.evil.example/v1',
    'http://localhost.evil.example/v1',
    'http://192.168.1.2/v1',
    'https://user:secret@a.example/v1',
    'https://a.example/v1?key=secret',
    'https://a.example/v1#x',
    'ftp://a.example',
    'a.example/v1',
  ])('may not be %s', (baseUrl) => {
    expect(parse({ baseUrl }).success).toBe(false);
  });

  it('has no misspelt keys, and no fields that are ours', () => {
    expect(parse({ modle: 'x' }).success).toBe(false);
    expect(parse({ extraBody: { enable_thinking: false, temperature: 0 } }).success).toBe(true);
    expect(parse({ extraBody: { messages: [] } }).success).toBe(false);
    expect(parse({ extraBody: { stream: false } }).success).toBe(false);
    expect(parse({ firstTokenMs: 9000 }).success).toBe(false);
  });
});
