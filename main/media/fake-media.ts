import type {
  LyricsAnswer,
  MediaItemsAnswer,
  MediaPageAnswer,
} from '../../shared/contract/host.ts';
import type { Reason } from '../../shared/contract/reason.ts';
import { FakeParted } from '../../shared/fake-parted.ts';
import type { MediaCommand } from '../../shared/media/command.ts';
import { EMPTY_MEDIA, type MediaState } from '../../shared/media/media-state.ts';
import type { PlayerReport } from '../../shared/media/query.ts';
import type { Media } from './media.ts';

/** Media for tests: it is whatever the test sets it to, and remembers what it was asked. */
export class FakeMedia extends FakeParted<MediaState> implements Media {
  problems: readonly Reason[] = [];
  /** What {@link FakeMedia.perform} answers. */
  refusal: Reason | null = null;
  readonly performed: MediaCommand[] = [];
  readonly reports: PlayerReport[] = [];
  page: MediaPageAnswer = { ok: true, value: { items: [], total: 0, letters: [] } };
  found: MediaItemsAnswer = { ok: true, value: [] };
  sung: LyricsAnswer = { ok: true, value: null };

  constructor() {
    super(EMPTY_MEDIA);
  }

  perform(command: MediaCommand): Promise<Reason | null> {
    this.performed.push(command);
    return Promise.resolve(this.refusal);
  }

  browse(): Promise<MediaPageAnswer> {
    return Promise.resolve(this.page);
  }

  search(): Promise<MediaItemsAnswer> {
    return Promise.resolve(this.found);
  }

  lyrics(): Promise<LyricsAnswer> {
    return Promise.resolve(this.sung);
  }

  report(report: PlayerReport): void {
    this.reports.push(report);
  }

  sound(): Promise<Response> {
    return Promise.resolve(new Response(null, { status: 404 }));
  }

  cover(): Promise<Response> {
    return Promise.resolve(new Response(null, { status: 204 }));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
