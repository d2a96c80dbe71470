import { useEffect, useMemo, useState } from 'react';
import type { z } from 'zod';
import type { MediaPageAnswer } from '../../shared/contract/host.ts';
import type { browseQuerySchema, MediaList } from '../../shared/media/query.ts';
import { useHostHeard, usePage } from '../host/hooks.ts';
import { LatestQuery } from '../host/latest-query.ts';
import { useMediaQuery } from '../host/media-query.ts';

type Query = z.input<typeof browseQuerySchema>;

/**
 * A part of a list of the library, asked for anew when the library or a playlist changes. What was
 * shown stays until the answer: a list that blinks cannot be read. `null` before the first answer.
 */
export function useMediaPage(of: MediaList, offset: number, limit: number): MediaPageAnswer | null {
  const query = useMediaQuery();
  const [answered, setAnswered] = useState<{ of: MediaList; answer: MediaPageAnswer } | null>(null);
  const revision = usePage(({ media }) => media.library.revision);
  const playlists = usePage(({ media }) => media.playlists);
  const latest = useMemo(
    () =>
      new LatestQuery<Query, MediaPageAnswer>(
        (asked) => query.browse(asked),
        (answer, asked) => setAnswered({ of: asked.of, answer }),
      ),
    [query],
  );
  const isHeard = useHostHeard();
  useEffect(() => {
    if (isHeard) latest.ask({ of, offset, limit });
  }, [latest, of, offset, limit, revision, playlists, isHeard]);
  useEffect(() => () => latest.drop(), [latest]);
  return answered && isSameList(answered.of, of) ? answered.answer : null;
}

function isSameList(one: MediaList, other: MediaList): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
