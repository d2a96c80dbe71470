import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { browse } from './browse.ts';
import { findCover, findLyrics } from './companions.ts';
import { DEMO_MARK } from './demo-mark.ts';
import type {
  LibraryJobKind,
  LibraryJobs,
  LibraryMessage,
  NumberedJob,
} from './library-messages.ts';
import { LibraryStore } from './library-store.ts';
import { NameIndex } from './name-index.ts';
import { scan } from './scan.ts';
import { openDatabase } from './schema.ts';

/** Entry of the thread of the library: reads sticks, and answers what is asked about them meanwhile. */

if (!parentPort) throw new Error('The library runs in a worker thread');
const port = parentPort;

let store: LibraryStore | null = null;
/** Built when somebody searches, thrown away when the content changes. */
let names: NameIndex | null = null;

function tell(message: LibraryMessage): void {
  port.postMessage(message);
}

function opened(): LibraryStore {
  if (!store) throw new Error('the library is not open');
  return store;
}

async function work(job: NumberedJob): Promise<LibraryJobs[LibraryJobKind]['output']> {
  switch (job.kind) {
    case 'open': {
      const { database, wasBroken } = openDatabase(job.input.file);
      store = new LibraryStore(database);
      return { wasBroken };
    }
    case 'present': {
      names = null;
      const roots = job.input.roots.map((path) => ({
        path,
        isDemo: existsSync(join(path, DEMO_MARK)),
      }));
      opened().setPresent(roots, Date.now());
      return opened().count();
    }
    case 'scan': {
      const { root, doubts } = job.input;
      const isWhole = await scan(opened(), root, doubts, {
        onReading: (files) => tell({ kind: 'reading', files }),
        onGrown: () => {
          names = null;
          tell({ kind: 'grown', count: opened().count() });
        },
      });
      return { isWhole };
    }
    case 'count':
      return opened().count();
    case 'browse': {
      const { list, offset, limit } = job.input;
      return browse(opened(), list, offset, limit);
    }
    case 'search': {
      const { text, limit, playlists } = job.input;
      names ??= new NameIndex(opened());
      return names.search(text, limit, playlists);
    }
    case 'trackIds':
      return opened().trackIds(job.input.list);
    case 'tracks':
      return opened().tracks(job.input.ids);
    case 'file':
      return opened().file(job.input.track);
    case 'cover': {
      const file = opened().file(job.input.track);
      return file && findCover(join(file.root, file.path));
    }
    case 'lyrics': {
      const file = opened().file(job.input.track);
      return file && findLyrics(join(file.root, file.path));
    }
    case 'markBroken': {
      const file = opened().file(job.input.track);
      // A file that has gone with its stick is not broken.
      if (!file || !existsSync(join(file.root, file.path))) return null;
      opened().markBroken(job.input.track);
      names = null;
      return null;
    }
  }
}

port.on('message', (job: NumberedJob) => {
  const { number } = job;
  work(job).then(
    (value) => tell({ kind: 'answer', number, value }),
    (error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error);
      tell({ kind: 'failed', number, detail });
    },
  );
});
