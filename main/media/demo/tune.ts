/** A melody by the numbers of jianpu: 1 to 7, `'` above, `,` below, 0 a rest, `-` a beat longer. */
export interface Tune {
  readonly beatsPerMinute: number;
  /** Frequency of 1, Hz. */
  readonly doHz: number;
  readonly notes: string;
}

const SAMPLE_RATE = 16_000;

/** Half tones of the notes of the major scale above the first. */
const HALF_TONES = [0, 2, 4, 5, 7, 9, 11];

/** Strength of the partials of the plucked tone. */
const PARTIALS = [1, 0.5, 0.28, 0.12];

interface Note {
  readonly hz: number | null;
  readonly beats: number;
}

function notesOf({ notes, doHz }: Tune): Note[] {
  const result: Note[] = [];
  for (const word of notes.split(/\s+/u).filter((part) => part !== '')) {
    const last = result.at(-1);
    if (word === '-' && last) {
      result[result.length - 1] = { ...last, beats: last.beats + 1 };
      continue;
    }
    const degree = Number(word.charAt(0));
    const octave = word.includes("'") ? 1 : word.includes(',') ? -1 : 0;
    const halfTones = HALF_TONES[degree - 1];
    const hz = halfTones === undefined ? null : doHz * 2 ** (octave + halfTones / 12);
    result.push({ hz, beats: word.endsWith('_') ? 0.5 : 1 });
  }
  return result;
}

/** A tune as sound: one plucked string after another, the same every time. */
export function soundOf(tune: Tune): {
  readonly samples: Float32Array;
  readonly sampleRate: number;
  readonly seconds: number;
} {
  const beatS = 60 / tune.beatsPerMinute;
  const notes = notesOf(tune);
  const beats = notes.reduce((sum, note) => sum + note.beats, 0);
  const seconds = beats * beatS + 1;
  const samples = new Float32Array(Math.ceil(seconds * SAMPLE_RATE));
  let startS = 0;
  for (const { hz, beats: length } of notes) {
    if (hz !== null) pluck(samples, startS, hz, length * beatS + 0.6);
    startS += length * beatS;
  }
  return { samples, sampleRate: SAMPLE_RATE, seconds };
}

/** Adds a string that is plucked at `startS` and dies away over `lengthS`. */
function pluck(samples: Float32Array, startS: number, hz: number, lengthS: number): void {
  const first = Math.floor(startS * SAMPLE_RATE);
  const count = Math.min(samples.length - first, Math.floor(lengthS * SAMPLE_RATE));
  for (let index = 0; index < count; index += 1) {
    const time = index / SAMPLE_RATE;
    const attack = Math.min(1, time / 0.008);
    let sound = 0;
    PARTIALS.forEach((strength, partial) => {
      const decay = Math.exp(-time * (1.6 + 1.4 * partial));
      sound += strength * decay * Math.sin(2 * Math.PI * hz * (partial + 1) * time);
    });
    samples[first + index] = (samples[first + index] ?? 0) + 0.28 * attack * sound;
  }
}
