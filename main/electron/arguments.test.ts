import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

describe('parseArguments', () => {
  it('runs without arguments and with vetted graphics switches', () => {
    expect(parseArguments([], true)).toEqual({ kind: 'run' });
    expect(parseArguments(['--ozone-platform=wayland', '--use-gl=egl'], true)).toEqual({
      kind: 'run',
    });
  });

  it('answers for versions in text and JSON', () => {
    expect(parseArguments(['--version'], true)).toEqual({ kind: 'version', json: false });
    expect(parseArguments(['--version', '--json'], true)).toEqual({ kind: 'version', json: true });
    expect(parseArguments(['--help'], true)).toEqual({ kind: 'help' });
  });

  it.each([
    '--no-sandbox',
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--inspect',
    '--inspect-brk=0',
    '--js-flags=--expose-gc',
    '--disable-web-security',
    '--ignore-certificate-errors',
    '--allow-running-insecure-content',
    '--load-extension=/tmp/x',
    '--renderer-cmd-prefix=sh',
    '--user-data-dir=/tmp/x',
    '--proxy-server=http://10.0.0.1',
    '--host-rules=MAP * 10.0.0.1',
    '--NO-SANDBOX',
    '-r',
    'https://example.com/',
    '',
  ])('refuses %j in production', (argument) => {
    expect(parseArguments(['--version', argument], true)).toEqual({ kind: 'refuse', argument });
  });

  it('leaves the driver of a test its own switches in development', () => {
    expect(parseArguments(['--remote-debugging-port=0', '--inspect=0'], false)).toEqual({
      kind: 'run',
    });
  });
});
