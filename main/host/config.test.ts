import { describe, expect, it } from 'vitest';
import { parseHostConfig } from './config.ts';

const CONFIG = {
  agent: { url: 'http://127.0.0.1:4710', tokenFile: '/run/agent-token' },
  stateDir: '/var/lib/zhilu',
  bind: { kind: 'unix', socketPath: '/run/zhilu/host.sock' },
  pageDir: '/opt/zhilu/page',
  versions: { zhilu: '0.1.0' },
};

describe('parseHostConfig', () => {
  it('fills in an automatic gearbox and the two displays', () => {
    expect(parseHostConfig(JSON.stringify(CONFIG))).toEqual({
      ...CONFIG,
      gearbox: { hasPark: true },
      displays: { centre: 'driver', passenger: 'passenger' },
      regionDirs: [],
      serviceDirs: [],
      mediaDirs: [],
      ownershipDirs: [],
      assistant: {},
      map: { engine: 'maplibre' },
    });
  });

  it('says what is wrong', () => {
    expect(() => parseHostConfig(undefined)).toThrow('ZHILU_HOST_CONFIG is not set');
    expect(() => parseHostConfig('{')).toThrow('not JSON');
    const wrong = { ...CONFIG, bind: { kind: 'tcp', port: 70_000, tokenFile: 'x' } };
    expect(() => parseHostConfig(JSON.stringify(wrong))).toThrow('bind.port');
    expect(() =>
      parseHostConfig(JSON.stringify({ ...CONFIG, displays: { '../x': 'driver' } })),
    ).toThrow('displays');
    expect(() => parseHostConfig(JSON.stringify({ ...CONFIG, portt: 1 }))).toThrow('portt');
  });
});
