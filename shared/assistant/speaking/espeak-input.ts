import type { Language } from '../../settings/settings.ts';
import type { SpeechWords } from './speech-words.ts';
import { syllablesOf, type SpokenToken } from './syllables.ts';

/** What espeak-ng is given: names of voices of 1.51 and later, and text for its standard input. */
export interface EspeakInput {
  readonly voice: string;
  /** Other voices come in between, so the text is SSML. */
  readonly isMarkup: boolean;
  readonly text: string;
}

/** Reads numeric pinyin. The plain voice `cmn` of 1.51 takes Han characters for English. */
export const PINYIN_VOICE = 'cmn-latn-pinyin';

const ENGLISH_VOICE = 'en-us';

interface Run {
  readonly voice: string;
  readonly text: string;
}

/**
 * A text for espeak-ng: Mandarin as numeric pinyin, with a voice of its own for English words between;
 * English as it is, with Han characters as pinyin between. `null` when there is nothing to say.
 */
export function espeakInput(
  text: string,
  language: Language,
  words: SpeechWords,
): EspeakInput | null {
  const runs = language === 'zh-CN' ? mandarinRuns(text, words) : englishRuns(text, words);
  const [first] = runs;
  if (!first) return null;
  if (runs.every(({ voice }) => voice === first.voice)) {
    return { ...first, isMarkup: false, text: runs.map((run) => run.text).join(' ') };
  }
  // Where a voice element ends, 1.51 does not go back to the voice before: each run names its own.
  const marked = runs.map((run) => `<voice name="${run.voice}">${escaped(run.text)}</voice>`);
  return { voice: first.voice, isMarkup: true, text: marked.join(' ') };
}

function mandarinRuns(text: string, words: SpeechWords): Run[] {
  const tokens = syllablesOf(text, words);
  if (tokens.every(({ kind }) => kind === 'pause')) return [];
  const runs: Run[] = [];
  for (const token of tokens) {
    const voice = token.kind === 'word' ? ENGLISH_VOICE : PINYIN_VOICE;
    const last = runs.at(-1);
    const piece = written(token);
    // A pause belongs to whoever spoke before it.
    if (last && (last.voice === voice || token.kind === 'pause')) {
      runs[runs.length - 1] = { voice: last.voice, text: `${last.text} ${piece}` };
    } else {
      runs.push({ voice, text: piece });
    }
  }
  return runs;
}

function written(token: SpokenToken): string {
  switch (token.kind) {
    case 'syllable':
      return token.pinyin;
    case 'letter':
      return token.letter;
    case 'word':
      return token.text;
    case 'pause':
      return token.length === 'long' ? '.' : ',';
  }
}

const HAN_RUN = /(\p{Script=Han}+)/u;

function englishRuns(text: string, words: SpeechWords): Run[] {
  const runs = text.split(HAN_RUN).flatMap((part): Run[] => {
    if (HAN_RUN.test(part)) return mandarinRuns(part, words);
    // espeak-ng would read double brackets as phonemes; control characters are nothing to say.
    const plain = part
      .replace(/[[\]]+/gu, ' ')
      .replace(/\p{C}+/gu, ' ')
      .trim();
    return plain === '' ? [] : [{ voice: ENGLISH_VOICE, text: plain }];
  });
  return runs.some(({ text: said }) => /[\p{L}\p{N}]/u.test(said)) ? runs : [];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
