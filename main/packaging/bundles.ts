import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { build as buildShellBundles } from 'electron-vite';
import { build as buildWithVite } from 'vite';

/**
 * Builds the shell: `main/` (shell and host), `preload/`, and `renderer/` below `outDir`.
 *
 * @throws Error when a bundle cannot be built
 */
export async function buildShell(root: string, outDir: string): Promise<void> {
  await buildShellBundles({
    root,
    configFile: join(root, 'electron.vite.config.ts'),
    logLevel: 'warn',
    mode: 'production',
    build: { outDir, emptyOutDir: true },
  });
}

/** Loaded on demand by `zhilu start` in a checkout only. */
const DEVELOPMENT_ONLY = ['@playwright/test', 'electron', 'vite'];

/** Native modules with their libraries; they are installed beside the application. */
const NATIVE = ['@valhallajs/valhallajs', 'sherpa-onnx-node'];

/**
 * Builds the command line as one executable script, `cli/zhilu.js` below `outDir`, for Node 24 and
 * newer. electron-vite builds for Electron only, hence a build of its own.
 *
 * @throws Error when it cannot be built
 */
export async function buildCli(root: string, outDir: string): Promise<void> {
  const folder = join(outDir, 'cli');
  await buildWithVite({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: [...DEVELOPMENT_ONLY, ...NATIVE] },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: {
          zhilu: join(root, 'main', 'cli', 'zhilu.ts'),
          'router-worker': join(root, 'main', 'navigation', 'routing', 'router-worker.ts'),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  });
  await chmod(join(folder, 'zhilu.js'), 0o755);
}
