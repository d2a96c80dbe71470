import '@fontsource-variable/noto-sans-sc/wght.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { LevelContext, levelOf } from '../assistant/capture/level.ts';
import { startHostLink } from '../host/host-link.ts';
import { createMediaQuery, MediaQueryContext } from '../host/media-query.ts';
import { createNavigationQuery, NavigationQueryContext } from '../host/navigation-query.ts';
import { pageStore } from '../host/page-store.ts';
import { PerformContext } from '../host/perform-context.ts';
import { createPerform } from '../host/perform.ts';
import { createServiceQuery, ServiceQueryContext } from '../host/service-query.ts';
import { hostTransport } from '../host/transport.ts';
import { followMediaKeys } from '../media/media-keys.ts';
import { Player } from '../media/player.ts';
import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { followDocument } from './document.ts';
import { loadOwnGlyphs } from './fonts.ts';
import { loadPanels } from './panel-chunks.ts';
import { changeLanguage, loadEnglish, startI18n } from './i18n.ts';

// The link is opened first: the host answers while React is still starting.
const link = startHostLink(hostTransport(window), pageStore);
const perform = createPerform(pageStore, link);
const mediaQuery = createMediaQuery(link);
const navigationQuery = createNavigationQuery(link);
const serviceQuery = createServiceQuery(link);

startI18n();
followDocument(pageStore, document);
new Player(pageStore, link, new Audio()).start();
followMediaKeys(window, perform);

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
// The map comes first; nobody has spoken yet.
const level = levelOf(
  import('../assistant/start-assistant.ts').then(({ startAssistant }) =>
    startAssistant(pageStore, link, perform),
  ),
);
// A page in English does not begin with a flash of Chinese.
await changeLanguage(pageStore.getState().settings.settings.language);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <PerformContext value={perform}>
    <NavigationQueryContext value={navigationQuery}>
      <ServiceQueryContext value={serviceQuery}>
        <MediaQueryContext value={mediaQuery}>
          <LevelContext value={level}>
            <ErrorBoundary>
              <App />
            </ErrorBoundary>
          </LevelContext>
        </MediaQueryContext>
      </ServiceQueryContext>
    </NavigationQueryContext>
  </PerformContext>,
);

/** A map that moves leaves no idle time; the rest of the page must come all the same. */
const LATEST_MS = 3000;

requestIdleCallback(
  () => {
    void loadPanels();
    void loadEnglish();
    void loadOwnGlyphs(document);
  },
  { timeout: LATEST_MS },
);
