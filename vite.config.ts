import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

/**
 * The page. The same files are served under `hmi://<display>/` and under `http://127.0.0.1:<port>/`,
 * always from the root, and always under a policy that allows no inline script: nothing may be
 * inlined into the document.
 */
export const pageConfig: UserConfig = {
  root: join(import.meta.dirname, 'renderer'),
  base: '/',
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, 'out', 'renderer'),
    emptyOutDir: true,
    // Electron 45.4 carries Chromium 156; the rest is room for the browser of a desk.
    target: 'chrome150',
    minify: 'oxc',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // One file for the first look instead of one for each set of sharers: sixty requests cost
          // more than their contents. The entry stays by itself, since it awaits the host and chunks
          // that import the rest must not await it.
          groups: [
            {
              name: 'first',
              tags: ['$initial'],
              test: (id) => !/\/(?:index\.html|main\.tsx)$/.test(id),
            },
          ],
        },
      },
    },
    assetsInlineLimit: 0,
    // The budget is 250 kB compressed, measured by the bench `first-load-js`.
    chunkSizeWarningLimit: 800,
  },
};

export default defineConfig(pageConfig);
