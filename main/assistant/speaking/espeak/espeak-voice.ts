import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { espeakInput, PINYIN_VOICE } from '../../../../shared/assistant/speaking/espeak-input.ts';
import { MANDARIN } from '../../../../shared/assistant/speaking/speech-words.ts';
import type { Clock } from '../../../../shared/clock.ts';
import { MAX_SOUND_S, VoiceFault, type Pcm, type Voice } from '../voice.ts';
import { WavReader } from './wav-reader.ts';

export interface EspeakOptions {
  /** The program: a path, or a name to be found in PATH. */
  readonly command: string;
  readonly clock: Clock;
}

/** Silence after which the program counts as hung, ms: it makes seconds of speech in 20 ms. */
export const HUNG_MS = 4_000;

/** What is kept of its complaints, characters. */
const MAX_COMPLAINT = 300;

/** Speed in words per minute; at 190 a Mandarin sentence takes about as long as guidance expects. */
const SPEED = '190';

/**
 * espeak-ng as a program of its own, started for each text without a shell. It is licensed under
 * GPL-3.0, therefore never linked, never bundled.
 */
export function createEspeakVoice({ command, clock }: EspeakOptions): Voice {
  // The rules are compiled and the dictionary is laid out now, and not before the first word.
  espeakInput(`1 ${MANDARIN.numbers.digits.join('')}`, 'zh-CN', MANDARIN);
  return {
    engine: 'espeak-ng',
    async *synthesise({ text, language }, signal) {
      const input = espeakInput(text, language, MANDARIN);
      if (!input || signal.aborted) return;
      const markup = input.isMarkup ? ['-m'] : [];
      const program = start(command, [
        ...['-v', input.voice, '-s', SPEED, '-b', '1', ...markup],
        ...['--stdin', '--stdout'],
      ]);
      const watch = watchdog(clock, program, HUNG_MS);
      const abort = () => program.kill();
      signal.addEventListener('abort', abort);
      try {
        program.stdin.end(input.text);
        yield* soundOf(program, watch.alive);
        const problem = watch.problem ?? (await program.ended);
        if (problem !== null && !isAborted(signal)) throw new VoiceFault(`${command}: ${problem}`);
      } finally {
        signal.removeEventListener('abort', abort);
        watch.stop();
        program.kill();
        await program.ended;
      }
    },
    close: () => Promise.resolve(),
  };
}

/** A function, since the compiler takes what it was before the sound for what it still is. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

/**
 * Whether the program is there and has the voice for pinyin; why not, if so.
 */
export async function espeakProblem({ command, clock }: EspeakOptions): Promise<string | null> {
  const program = start(command, ['--voices=cmn']);
  const watch = watchdog(clock, program, HUNG_MS);
  let voices = '';
  try {
    program.stdin.end();
    for await (const piece of program.stdout) {
      voices += String(piece);
      if (voices.length > 100_000) break;
    }
    const problem = watch.problem ?? (await program.ended);
    if (problem !== null) return `${command}: ${problem}`;
    return voices.includes(PINYIN_VOICE) ? null : `${command} has no voice ${PINYIN_VOICE}`;
  } finally {
    watch.stop();
    program.kill();
    await program.ended;
  }
}

async function* soundOf(program: Program, alive: () => void): AsyncGenerator<Pcm, void, void> {
  const reader = new WavReader();
  let soundS = 0;
  for await (const bytes of program.stdout) {
    if (!Buffer.isBuffer(bytes)) continue;
    alive();
    const pcm = reader.take(bytes);
    if (!pcm) continue;
    soundS += pcm.samples.length / pcm.sampleRate;
    if (soundS > MAX_SOUND_S) throw new VoiceFault(`more than ${MAX_SOUND_S} s of sound were made`);
    yield pcm;
  }
  if (soundS === 0) {
    const why = await program.ended;
    if (why === null) throw new VoiceFault('no sound was made');
  }
}

interface Program {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** What went wrong; `null` when it ended as it should. Never rejects. */
  readonly ended: Promise<string | null>;
  kill(): void;
}

function start(command: string, args: readonly string[]): Program {
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(command, [...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own: a script around the program is ended together with it.
    detached: true,
    // Nothing of the host's environment is its business.
    env: pick(process.env, ['PATH', 'LANG', 'LC_ALL', 'ESPEAK_DATA_PATH', 'LD_LIBRARY_PATH']),
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(0, MAX_COMPLAINT);
  });
  // It may end without having read all; its exit says why.
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close').then(
    () => {
      if (child.exitCode === 0) return null;
      const how =
        child.signalCode === null
          ? `ended with ${child.exitCode}`
          : `was ended by ${child.signalCode}`;
      return complaint === '' ? how : `${how}: ${complaint.trim()}`;
    },
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return {
    stdin: child.stdin,
    stdout: child.stdout,
    ended,
    kill() {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    },
  };
}

function pick(environment: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Ends a program that says nothing for too long. */
function watchdog(clock: Clock, program: Program, ms: number) {
  let problem: string | null = null;
  const bite = () => {
    problem = `said nothing for ${ms} ms`;
    program.kill();
  };
  let stop = clock.after(ms, bite);
  return {
    get problem() {
      return problem;
    },
    alive: () => {
      stop();
      stop = clock.after(ms, bite);
    },
    stop: () => stop(),
  };
}
