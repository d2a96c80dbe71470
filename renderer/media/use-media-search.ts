import { useEffect, useMemo } from 'react';
import type { MediaItemsAnswer } from '../../shared/contract/host.ts';
import { useHostHeard, usePage } from '../host/hooks.ts';
import { LatestQuery } from '../host/latest-query.ts';
import { useMediaQuery } from '../host/media-query.ts';
import { textOf } from '../ui/keyboard/composition.ts';
import { setMediaView, useMediaView } from './media-view.ts';

/** Answers of the host for one search; more would not be looked through. */
const MAX_HITS = 21;

/** Keeps the outcome of the view true to what is typed, for as long as it is mounted. */
export function useMediaSearch(): void {
  const query = useMediaQuery();
  const search = useMemo(
    () =>
      new LatestQuery<string, MediaItemsAnswer>(
        (text) => query.search({ text, limit: MAX_HITS }),
        (answer) =>
          setMediaView({
            outcome: answer.ok
              ? { state: 'found', items: answer.value }
              : { state: 'failed', reason: answer.reason },
          }),
      ),
    [query],
  );
  const text = useMediaView(({ composition }) => textOf(composition).trim());
  const revision = usePage(({ media }) => media.library.revision);
  const isHeard = useHostHeard();
  useEffect(() => {
    if (text === '') {
      search.drop();
      setMediaView({ outcome: { state: 'none' } });
    } else if (isHeard) {
      search.ask(text);
    }
  }, [search, text, revision, isHeard]);
  useEffect(() => () => search.drop(), [search]);
}
