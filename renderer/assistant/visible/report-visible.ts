import { pressByVoice } from '../../host/voice-press.ts';
import type { StoreApi } from 'zustand/vanilla';
import type { HostLink } from '../../host/host-link.ts';
import type { PageState } from '../../host/page-state.ts';
import { assistantView } from '../assistant-view.ts';
import { ControlBook } from './control-book.ts';

/** A screen that changes is read once it has come to rest, ms; reading all of it takes a few ms. */
const REST_MS = 250;

/** What the assistant is at; with it changes what could be said. `null` while it is not in use. */
function placeOf({
  assistant: { turn },
  host,
  restrictions,
  navigation,
}: PageState): string | null {
  const isIdle = turn.phase === 'idle';
  if (host.state !== 'connected' || (isIdle && !assistantView.getState().isOpen)) return null;
  const hasPosition = navigation.position !== null;
  return [turn.id, isIdle, restrictions.drivingState, hasPosition].join(' ');
}

/** Tells the host what can be pressed by its label while the assistant is in use, and presses it. */
export function reportVisible(store: StoreApi<PageState>, link: HostLink, page: Document): void {
  const book = new ControlBook(page);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    timer ??= setTimeout(report, REST_MS);
  });
  /** What the assistant was at when last looked at; `null`: nothing. */
  let before: string | null = null;
  let reported = '';
  let pressed = store.getState().pressWish?.id ?? 0;

  function report(): void {
    clearTimeout(timer);
    timer = undefined;
    const visible = book.read();
    const text = JSON.stringify(visible);
    if (text === reported) return;
    reported = text;
    // A host that is gone is told anew when it is back.
    link
      .client()
      ?.assistant.see([...visible])
      .catch(() => undefined);
  }

  function follow(): void {
    const now = placeOf(store.getState());
    if (now === before) return;
    before = now;
    clearTimeout(timer);
    timer = undefined;
    if (now === null) {
      observer.disconnect();
      return;
    }
    observer.observe(page.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ['aria-label', 'aria-disabled', 'disabled', 'inert'],
    });
    // A turn begins with what is in sight now, and what could be said is asked for anew.
    reported = '';
    report();
  }

  store.subscribe((state) => {
    follow();
    const wish = state.pressWish;
    if (!wish || wish.id === pressed) return;
    pressed = wish.id;
    pressByVoice(() => book.press(wish.control));
  });
  assistantView.subscribe(follow);
  follow();
}
