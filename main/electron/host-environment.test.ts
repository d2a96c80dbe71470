import { describe, expect, it } from 'vitest';
import { parseHostConfig } from '../host/config.ts';
import { hostConfig, hostEnvironment, hostSocketPath } from './host-environment.ts';
import { defaultShellConfig } from './shell-config.ts';

const versions = { zhilu: '1.0.0', commit: 'abc1234', vss: '6.0', node: '24', electron: '45' };

describe('host environment', () => {
  const config = hostConfig(
    defaultShellConfig({}),
    {
      pageDir: '/app/renderer',
      regionsDir: '/app/regions',
      servicesDir: '/app/services',
      ownershipDir: '/app/ownership',
    },
    versions,
  );
  const environment = hostEnvironment(
    { PATH: '/bin', NODE_OPTIONS: '--require /tmp/x', LD_PRELOAD: '/tmp/x.so', LANG: undefined },
    config,
  );

  it('fits the schema the host reads it with', () => {
    expect(parseHostConfig(environment['ZHILU_HOST_CONFIG'])).toEqual(config);
  });

  it('opens no TCP port', () => {
    expect(config.bind).toEqual({ kind: 'unix', socketPath: '/run/zhilu/host.sock' });
    expect(hostSocketPath('/run/a')).toBe('/run/a/host.sock');
  });

  it('mounts each display with its zone', () => {
    expect(config.displays).toEqual({ centre: 'driver' });
  });

  it('looks for region packs of the car before those of the application', () => {
    expect(config.regionDirs).toEqual(['/var/lib/zhilu/regions', '/app/regions']);
    expect(config.serviceDirs).toEqual(['/app/services', '/etc/zhilu/services']);
    expect(config.ownershipDirs).toEqual(['/app/ownership', '/etc/zhilu/ownership']);
  });

  it('passes on nothing that could change what the host runs', () => {
    expect(Object.keys(environment).sort()).toEqual(['PATH', 'ZHILU_HOST_CONFIG']);
  });
});
