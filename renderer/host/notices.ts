import { pageStore } from './page-store.ts';

/** Takes a notice off the screen. */
export function dismissNotice(id: number): void {
  pageStore.setState(({ notices }) => ({
    notices: notices.filter((notice) => notice.id !== id),
  }));
}
