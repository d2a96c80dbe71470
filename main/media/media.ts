import type {
  LyricsAnswer,
  MediaItemsAnswer,
  MediaPageAnswer,
} from '../../shared/contract/host.ts';
import type { Reason } from '../../shared/contract/reason.ts';
import type { MediaCommand } from '../../shared/media/command.ts';
import type { MediaState } from '../../shared/media/media-state.ts';
import type { BrowseQuery, MediaSearch, PlayerReport } from '../../shared/media/query.ts';

/** Media as the host offers it to its displays. */
export interface Media {
  readonly state: MediaState;
  /** Calls `listener` with the names of the parts that changed; the returned function stops that. */
  onChange(listener: (parts: readonly (keyof MediaState)[]) => void): () => void;
  /** Carries out a command; answers why not, if so. */
  perform(command: MediaCommand): Promise<Reason | null>;
  browse(query: BrowseQuery): Promise<MediaPageAnswer>;
  search(query: MediaSearch): Promise<MediaItemsAnswer>;
  lyrics(track: string): Promise<LyricsAnswer>;
  /** Takes in how playing goes on the page that sounds. */
  report(report: PlayerReport): void;
  /** The sound of a track, whole or a range of it. */
  sound(track: string, request: Request): Promise<Response>;
  /** The cover of a track; without a body when it has none. */
  cover(track: string, request: Request): Promise<Response>;
  /** What is wrong, for the health report. */
  readonly problems: readonly Reason[];
  close(): Promise<void>;
}
