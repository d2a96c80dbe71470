import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '../../../../shared/fake-clock.ts';
import { MAX_SOUND_S, type Pcm, type VoiceRequest } from '../voice.ts';
import { wavHeader } from '../wav-header.ts';
import { createEspeakVoice, espeakProblem, HUNG_MS } from './espeak-voice.ts';

const SAY: VoiceRequest = { text: '前方右转', language: 'zh-CN' };
const NEVER = new AbortController().signal;

let folder: string;
let header: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhilu-espeak-'));
  header = join(folder, 'header.wav');
  writeFileSync(header, wavHeader(8000, null));
});
afterAll(() => rmSync(folder, { recursive: true }));

let scripts = 0;
/** A program in place of espeak-ng. */
function program(body: string): string {
  const file = join(folder, `program-${(scripts += 1)}`);
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o700);
  return file;
}

async function make(command: string, request = SAY, clock = new FakeClock()): Promise<Pcm[]> {
  const pieces: Pcm[] = [];
  const voice = createEspeakVoice({ command, clock });
  for await (const piece of voice.synthesise(request, NEVER)) pieces.push(piece);
  return pieces;
}

const samplesOf = (pieces: readonly Pcm[]) =>
  pieces.reduce((sum, { samples }) => sum + samples.length, 0);

/** The process has ended; that nobody has asked for its exit yet (a zombie) does not count. */
async function expectGone(pidFile: string): Promise<void> {
  const pid = readFileSync(pidFile, 'utf8').trim();
  await vi.waitFor(() => {
    const stat = `/proc/${pid}/stat`;
    expect(existsSync(stat) ? readFileSync(stat, 'utf8') : 'gone').toMatch(/^gone|\) Z /);
  });
}

describe('a program that speaks', () => {
  it('is given numeric pinyin on its standard input, and no words among its arguments', async () => {
    const seen = join(folder, 'seen');
    await make(
      program(`{ echo "$@"; cat; } > ${seen}; cat ${header}; printf '\\001\\000\\002\\000'`),
    );
    expect(readFileSync(seen, 'utf8')).toBe(
      '-v cmn-latn-pinyin -s 190 -b 1 --stdin --stdout\nqian2 fang1 you4 zhuan3',
    );
  });

  it('makes samples of a WAV stream, whatever the pieces it comes in', async () => {
    const pieces = await make(
      program(
        `cat > /dev/null; cat ${header}; printf '\\001'; sleep 0.1; printf '\\000\\377'; sleep 0.1; printf '\\377'`,
      ),
    );
    expect(pieces.flatMap(({ samples }) => [...samples])).toEqual([1, -1]);
    expect(pieces[0]?.sampleRate).toBe(8000);
  });

  it('is not started when there is nothing to say', async () => {
    const started = join(folder, 'started');
    expect(await make(program(`touch ${started}`), { text: '😀', language: 'zh-CN' })).toEqual([]);
    expect(existsSync(started)).toBe(false);
  });

  it('never sees more of the host than it needs', async () => {
    vi.stubEnv('ZHILU_SECRET', 'token');
    const seen = join(folder, 'environment');
    await make(program(`env > ${seen}; cat ${header}; printf '\\001\\000'`));
    vi.unstubAllEnvs();
    expect(readFileSync(seen, 'utf8')).not.toContain('token');
  });
});

describe('a program that does not', () => {
  it.each([
    ['dies with a complaint', 'echo "no data here" >&2; exit 3', /ended with 3: no data here/],
    ['is killed', 'kill -9 $$', /ended by SIGKILL/],
    ['says nothing', 'exit 0', /no sound/],
    ['writes something else', 'echo "<html>this is no sound at all</html>"', /not a WAV stream/],
    ['writes a header without end', 'head -c 12 "$HEADER"; head -c 20000 /dev/zero', /WAV/],
  ])('that %s is named', async (_, body, message) => {
    await expect(make(program(body.replace('"$HEADER"', header)))).rejects.toThrow(message);
  });

  it('that dies in the middle is named after what it has made', async () => {
    const command = program(`cat ${header}; head -c 1000 /dev/zero; sleep 0.1; exit 1`);
    const voice = createEspeakVoice({ command, clock: new FakeClock() });
    let samples = 0;
    const all = async () => {
      for await (const piece of voice.synthesise(SAY, NEVER)) samples += piece.samples.length;
    };
    await expect(all()).rejects.toThrow(/ended with 1/);
    expect(samples).toBe(500);
  });

  it('that is missing is named', async () => {
    await expect(make('/nowhere/espeak-ng')).rejects.toThrow(/nowhere.*ENOENT/);
    const clock = new FakeClock();
    expect(await espeakProblem({ command: '/nowhere/espeak-ng', clock })).toMatch(/ENOENT/);
  });

  it('that knows no pinyin is named', async () => {
    const command = program('echo " 5  cmn  --/M  Chinese  sit/cmn"');
    expect(await espeakProblem({ command, clock: new FakeClock() })).toMatch(/cmn-latn-pinyin/);
  });

  it('that hangs is ended, with everything it has started', async () => {
    const clock = new FakeClock();
    const pid = join(folder, 'hung');
    const hung = make(program(`sleep 1000 & echo $! > ${pid}; wait`), SAY, clock);
    const told = expect(hung).rejects.toThrow(`said nothing for ${HUNG_MS} ms`);
    await vi.waitFor(() => expect(readFileSync(pid, 'utf8')).toMatch(/\d\n/));
    clock.pass(HUNG_MS);
    await told;
    await expectGone(pid);
    expect(clock.pending).toBe(0);
  });

  it('that floods is ended', async () => {
    const pid = join(folder, 'flood');
    const flood = make(program(`echo $$ > ${pid}; cat ${header}; exec cat /dev/zero`));
    await expect(flood).rejects.toThrow(`more than ${MAX_SOUND_S} s`);
    await expectGone(pid);
  });
});

describe('giving up', () => {
  it('in mid-stream leaves no process', async () => {
    const pid = join(folder, 'aborted');
    const command = program(
      `echo $$ > ${pid}; cat ${header}; while printf '\\001\\000'; do sleep 0.02; done`,
    );
    const abort = new AbortController();
    const clock = new FakeClock();
    const voice = createEspeakVoice({ command, clock });
    const sound = voice.synthesise(SAY, abort.signal)[Symbol.asyncIterator]();
    expect((await sound.next()).done).toBe(false);
    abort.abort();
    while ((await sound.next()).done !== true);
    await expectGone(pid);
    expect(clock.pending).toBe(0);
  });

  it('by the reader leaves no process', async () => {
    const pid = join(folder, 'left');
    const command = program(`echo $$ > ${pid}; cat ${header}; exec cat /dev/zero`);
    const voice = createEspeakVoice({ command, clock: new FakeClock() });
    const sound = voice.synthesise(SAY, NEVER)[Symbol.asyncIterator]();
    expect((await sound.next()).done).toBe(false);
    await sound.return?.();
    await expectGone(pid);
  });
});

const isInstalled = spawnSync('espeak-ng', ['--version']).status === 0;

describe.skipIf(!isInstalled)('espeak-ng itself (skipped where it is not installed)', () => {
  it('has the voice for pinyin', async () => {
    expect(await espeakProblem({ command: 'espeak-ng', clock: new FakeClock() })).toBeNull();
  });

  it.each([
    ['前方300米右转，进入北山街', 'zh-CN'],
    ['打开CarPlay吧', 'zh-CN'],
    ['Turn right onto 北山街', 'en-US'],
  ] as const)('says "%s": mono samples, more of them for more text', async (text, language) => {
    const pieces = await make('espeak-ng', { text, language });
    const rates = new Set(pieces.map(({ sampleRate }) => sampleRate));
    expect(rates.size).toBe(1);
    const short = await make('espeak-ng', { text: language === 'zh-CN' ? '好' : 'Go', language });
    expect(samplesOf(pieces)).toBeGreaterThan(samplesOf(short));
    expect(samplesOf(short)).toBeGreaterThan(0);
  });

  it('takes every syllable of the reader for pinyin, and none for English', () => {
    const { stdout } = spawnSync('espeak-ng', ['-v', 'cmn-latn-pinyin', '-q', '-x', '--stdin'], {
      input: 'yin2 hang2 chong2 qing4 lv4 nve4 de5 er2 A G',
      encoding: 'utf8',
    });
    expect(stdout).not.toContain('(en)');
    expect(stdout.trim().split(/\s+/u)).toHaveLength(10);
  });
});
