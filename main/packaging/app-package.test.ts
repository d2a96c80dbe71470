import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createAppPackage } from './app-package.ts';

describe('createAppPackage', () => {
  it('carries neither scripts nor dependencies into the product', async () => {
    const checkout: unknown = JSON.parse(
      await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
    );
    const appPackage = createAppPackage(checkout);
    expect(appPackage).toMatchObject({ name: 'zhilu', type: 'module', main: 'out/main/index.js' });
    expect(Object.keys(appPackage)).not.toContain('dependencies');
    expect(Object.keys(appPackage)).not.toContain('scripts');
  });

  it('refuses a package without a version', () => {
    expect(() => createAppPackage({ name: 'zhilu' })).toThrow(/version/);
  });
});
