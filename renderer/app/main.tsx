import '@fontsource-variable/noto-sans-sc/wght.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { startHostLink } from '../host/host-link.ts';
import { createNavigationQuery, NavigationQueryContext } from '../host/navigation-query.ts';
import { pageStore } from '../host/page-store.ts';
import { PerformContext } from '../host/perform-context.ts';
import { createPerform } from '../host/perform.ts';
import { hostTransport } from '../host/transport.ts';
import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { followDocument } from './document.ts';
import { loadOwnGlyphs } from './fonts.ts';
import { loadPanels } from './panel-chunks.ts';
import { startI18n } from './i18n.ts';

// The link is opened first: the host answers while React is still starting.
const link = startHostLink(hostTransport(window), pageStore);
const perform = createPerform(pageStore, link);
const navigationQuery = createNavigationQuery(link);

startI18n(pageStore.getState().settings.settings.language);
followDocument(pageStore, document);

/** Longest wait for the host before the page shows itself without it, ms. */
const FIRST_STATE_MS = 300;

/**
 * Resolves with the first state of the host. Painting an empty screen first and the real one right
 * after would cost twice and show the driver nothing in between.
 */
function firstState(): Promise<void> {
  return new Promise((resolve) => {
    const stop = pageStore.subscribe(({ host }) => {
      if (host.state === 'connected') end();
    });
    const timer = setTimeout(end, FIRST_STATE_MS);
    function end() {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });
}

await firstState();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <PerformContext value={perform}>
    <NavigationQueryContext value={navigationQuery}>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </NavigationQueryContext>
  </PerformContext>,
);

/** A map that moves leaves no idle time; the rest of the page must come all the same. */
const LATEST_MS = 3000;

requestIdleCallback(
  () => {
    void loadPanels();
    void loadOwnGlyphs(document);
  },
  { timeout: LATEST_MS },
);
