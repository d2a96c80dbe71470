import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultShellConfig, parseShellConfig, shellConfigSchema } from './shell-config.ts';

describe('parseShellConfig', () => {
  it('has valid defaults that follow systemd', () => {
    expect(shellConfigSchema.safeParse(defaultShellConfig({})).success).toBe(true);
    const { config, problem } = parseShellConfig(undefined, {
      STATE_DIRECTORY: '/var/lib/a:/var/lib/b',
      RUNTIME_DIRECTORY: '/run/a',
    });
    expect(problem).toBeUndefined();
    expect(config).toMatchObject({
      stateDir: '/var/lib/a',
      runtimeDir: '/run/a',
      crashDir: '/var/lib/a/crashes',
    });
  });

  it('takes what the file says and the defaults for the rest', () => {
    const text = JSON.stringify({
      displays: [
        { name: 'centre', zone: 'driver' },
        { name: 'passenger', zone: 'passenger', screen: 1, kiosk: false },
      ],
      stateDir: '/data/zhilu',
    });
    const { config, problem } = parseShellConfig(text, {});
    expect(problem).toBeUndefined();
    expect(config.displays).toEqual([
      { name: 'centre', zone: 'driver', screen: 0, kiosk: true },
      { name: 'passenger', zone: 'passenger', screen: 1, kiosk: false },
    ]);
    expect(config.crashDir).toBe('/data/zhilu/crashes');
    expect(config.agent).toEqual(defaultShellConfig({}).agent);
  });

  it('keeps where models for speech lie when a language model is added', () => {
    const model = { baseUrl: 'https://a.example/v1', model: 'qwen-plus' };
    const { config, problem } = parseShellConfig(JSON.stringify({ assistant: { model } }), {});
    expect(problem).toBeUndefined();
    expect(config.assistant).toMatchObject({ ...defaultShellConfig({}).assistant, model });
  });

  it.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['a misspelt key', '{"display": []}'],
    ['no display', '{"displays": []}'],
    ['no driver', '{"displays": [{"name": "rear", "zone": "passenger"}]}'],
    [
      'a name twice',
      '{"displays": [{"name": "a", "zone": "driver"}, {"name": "a", "zone": "driver"}]}',
    ],
    ['a name that is no host', '{"displays": [{"name": "../x", "zone": "driver"}]}'],
    ['a relative path', '{"stateDir": "state"}'],
    [
      'a model without TLS',
      '{"assistant": {"model": {"baseUrl": "http://a.example", "model": "x"}}}',
    ],
    ['an agent elsewhere', '{"agent": {"url": "http://10.0.0.1:80", "tokenFile": "/a"}}'],
    [
      'an agent that only looks local',
      '{"agent": {"url": "http://127.0.0.1.evil.example", "tokenFile": "/a"}}',
    ],
  ])('sets a file with %s aside whole, with the reason', (_name, text) => {
    const { config, problem } = parseShellConfig(text, {});
    expect(problem).toBeTruthy();
    expect(config).toEqual(defaultShellConfig({}));
  });

  it('always yields a valid configuration', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(shellConfigSchema.safeParse(parseShellConfig(text, {}).config).success).toBe(true);
      }),
    );
  });
});
