import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePackageOptions } from './options.ts';

describe('parsePackageOptions', () => {
  it('makes every package for both architectures by default', () => {
    expect(parsePackageOptions([])).toEqual({
      kind: 'options',
      options: {
        applicationOnly: false,
        architectures: ['x64', 'arm64'],
        targets: ['deb', 'tar.gz', 'AppImage'],
        electronZips: undefined,
      },
    });
  });

  it('takes what it is told', () => {
    const args = ['--arch', 'arm64', '--target', 'dir', '--electron-zips', 'zips', '--app'];
    expect(parsePackageOptions(args)).toEqual({
      kind: 'options',
      options: {
        applicationOnly: true,
        architectures: ['arm64'],
        targets: ['dir'],
        electronZips: resolve('zips'),
      },
    });
    expect(parsePackageOptions(['--help'])).toEqual({ kind: 'help' });
  });

  it.each([['--arch', 'mips'], ['--target', 'exe'], ['--nonsense'], ['word']])(
    'refuses %s %s',
    (...args) => {
      expect(parsePackageOptions(args).kind).toBe('usage');
    },
  );
});
