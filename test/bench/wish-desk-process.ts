import { z } from 'zod';
import { demoPack } from '../fixtures/demo-pack.ts';
import { startTestDesk } from '../fixtures/desk.ts';

/** How the desk of a run is started: the first argument, as JSON. */
const optionsSchema = z.object({
  scenario: z.enum(['parked', 'highway']),
  mediaDir: z.string(),
  script: z.string().exactOptional(),
});

/** The car's time runs faster while it is parked: a window takes seconds for its way. */
const PARKED_SPEED = 8;

/**
 * A desk in a process of its own, so that whoever started it can read what its host logs: which
 * actions were asked for by voice, and what came of them. Ends with its standard input.
 */
const { scenario, mediaDir, script } = optionsSchema.parse(JSON.parse(process.argv[2] ?? ''));
const desk = await startTestDesk({
  agentOptions: [
    ...['--scenario', scenario],
    ...(scenario === 'parked' ? ['--speed', String(PARKED_SPEED)] : []),
  ],
  regionDirs: [demoPack()],
  mediaDirs: [mediaDir],
  assistant: script === undefined ? {} : { script },
  logLevel: 'info',
});
console.log(JSON.stringify({ origin: desk.origin, token: desk.token }));
process.stdin.on('end', () => void desk.close().then(() => process.exit(0)));
process.stdin.resume();
