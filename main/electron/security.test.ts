import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Points of Electron's security list that are kept by something not being there. */
const sources = (await readdir(import.meta.dirname)).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
);
const code = (
  await Promise.all(sources.map((name) => readFile(join(import.meta.dirname, name), 'utf8')))
)
  .join('\n')
  .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

describe('the shell', () => {
  it('was read at all', () => {
    expect(sources).toContain('index.ts');
    expect(code).toContain('enableSandbox()');
  });

  it.each([
    ['receives no message from a page: there is no sender to validate', /ipcMain/],
    ['opens nothing outside', /openExternal|openPath/],
    ['uses no Blink features', /enableBlinkFeatures|disableBlinkFeatures/],
    ['serves no page from a file', /loadFile|file:\/\//],
    ['never loosens web security', /webSecurity: false|allowRunningInsecureContent: true/],
    ['never gives a page Node', /nodeIntegration\w*: true|contextIsolation: false|sandbox: false/],
    ['runs no script in a page', /executeJavaScript|insertCSS/],
    ['hands no Electron object to a page', /exposeInMainWorld\([^)]*ipcRenderer/],
  ])('%s', (_name, pattern) => {
    expect(code).not.toMatch(pattern);
  });

  it('is built on one exact version of Electron', async () => {
    const text = await readFile(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8');
    expect(text).toMatch(/"electron": "\d+\.\d+\.\d+"/);
  });
});
