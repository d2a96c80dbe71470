import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNotices } from './notices.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'zhilu-notices-'));
});
afterEach(() => rm(root, { recursive: true }));

describe('createNotices', () => {
  it('gives name, version, licence, and text of what the product contains', async () => {
    await mkdir(join(root, 'node_modules/a/node_modules/@s/b'), { recursive: true });
    await writeFile(join(root, 'node_modules/a/LICENSE'), 'text of a');
    await writeFile(join(root, 'node_modules/a/index.js'), 'code of a');
    await writeFile(join(root, 'node_modules/a/node_modules/@s/b/COPYING.md'), 'text of b');
    const notices = await createNotices(root, {
      packages: {
        '': { version: '0.1.0' },
        'node_modules/a': { version: '1.0.0', license: 'MIT' },
        'node_modules/a/node_modules/@s/b': { version: '2.0.0', license: 'ISC' },
        'node_modules/tool': { version: '3.0.0', license: 'MIT', dev: true },
        'node_modules/not-installed': { version: '4.0.0', license: 'MIT', optional: true },
      },
    });
    expect(notices).toContain('a 1.0.0 (MIT)\n\ntext of a');
    expect(notices).toContain('@s/b 2.0.0 (ISC)\n\ntext of b');
    expect(notices).not.toContain('tool');
    expect(notices).not.toContain('code of a');
  });

  it('names what is compiled into the speech package, with its licence', async () => {
    await mkdir(join(root, 'resources/licences'), { recursive: true });
    await writeFile(join(root, 'resources/licences/onnxruntime.txt'), 'text of onnxruntime');
    await writeFile(join(root, 'resources/licences/gpl-3.0.txt'), 'text of the GPL');
    const notices = await createNotices(root, {
      packages: { 'node_modules/sherpa-onnx-node': { version: '1.0.0', license: 'Apache-2.0' } },
    });
    expect(notices).toContain('onnxruntime (MIT), inside sherpa-onnx-node\n\ntext of onnxruntime');
    expect(notices).toContain('espeak-ng (GPL-3.0-or-later), inside sherpa-onnx-node');
  });
});
