import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { pageConfig } from './vite.config.ts';

/** electron-vite assumes `file:` and makes the page's base relative; ours is always the root. */
const keepBase: Plugin = {
  name: 'zhilu:keep-base',
  enforce: 'post',
  config: () => ({ base: '/' }),
};

/** The compiled core of guidance, as a file beside the host that reads it. */
const ferrostarWasm: Plugin = {
  name: 'zhilu:ferrostar-wasm',
  buildStart() {
    const wasm = createRequire(import.meta.url).resolve('@stadiamaps/ferrostar/ferrostar_bg.wasm');
    this.emitFile({
      type: 'asset',
      fileName: 'ferrostar_bg.wasm',
      source: readFileSync(wasm),
    });
  },
};

const source = (path: string) => join(import.meta.dirname, 'main', path);
const output = (path: string) => join(import.meta.dirname, 'out', path);

/**
 * The bundles of the shell. Everything from npm is bundled in, so that a product carries no
 * `node_modules`; only Electron itself and Node's own modules stay outside.
 */
export default defineConfig({
  main: {
    plugins: [ferrostarWasm],
    build: {
      outDir: output('main'),
      externalizeDeps: false,
      target: 'node24',
      rolldownOptions: {
        input: {
          index: source('electron/index.ts'),
          // Forked by the shell as a utility process.
          host: source('host/main.ts'),
          // Threads of the host, found beside it by name.
          'router-worker': source('navigation/routing/router-worker.ts'),
          'places-worker': source('navigation/places/places-worker.ts'),
          'library-worker': source('media/library/library-worker.ts'),
          'hearing-worker': source('assistant/hearing/sherpa/hearing-worker.ts'),
          'voice-worker': source('assistant/speaking/sherpa/voice-worker.ts'),
        },
        // Native modules with their libraries; they are installed beside the application.
        external: ['@valhallajs/valhallajs', 'sherpa-onnx-node'],
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: output('preload'),
      externalizeDeps: false,
      target: 'node24',
      rolldownOptions: {
        input: { index: source('electron/preload.ts') },
        // A sandboxed preload cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...pageConfig,
    plugins: [...(pageConfig.plugins ?? []), keepBase],
    build: {
      ...pageConfig.build,
      rolldownOptions: { input: join(import.meta.dirname, 'renderer', 'index.html') },
    },
  },
});
