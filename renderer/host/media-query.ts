import { createContext, useContext } from 'react';
import type { z } from 'zod';
import type {
  LyricsAnswer,
  MediaItemsAnswer,
  MediaPageAnswer,
} from '../../shared/contract/host.ts';
import type { browseQuerySchema, mediaSearchSchema } from '../../shared/media/query.ts';
import { ask } from './ask.ts';
import type { HostLink } from './host-link.ts';

/** Questions about music; each is answered, if only with the reason why not. */
export interface MediaQuery {
  /** A page of a list. */
  browse(query: z.input<typeof browseQuerySchema>): Promise<MediaPageAnswer>;
  /** Best first. */
  search(query: z.input<typeof mediaSearchSchema>): Promise<MediaItemsAnswer>;
  lyrics(track: string): Promise<LyricsAnswer>;
}

/** Asks the host over `link`. */
export function createMediaQuery(link: HostLink): MediaQuery {
  return {
    browse: (query) => ask(link, ({ media }) => media.browse(query)),
    search: (query) => ask(link, ({ media }) => media.search(query)),
    lyrics: (track) => ask(link, ({ media }) => media.lyrics({ track })),
  };
}

/** Provided once by the shell; see `renderer/app/main.tsx`. */
export const MediaQueryContext = createContext<MediaQuery | null>(null);

/** The one way from a component to what there is to play. */
export function useMediaQuery(): MediaQuery {
  const query = useContext(MediaQueryContext);
  if (!query) throw new Error('useMediaQuery needs a MediaQueryContext above it');
  return query;
}
