import { describe, expect, it } from 'vitest';
import { readSentences } from './tts-phonemes.ts';

describe('the sentences the car says', () => {
  it('are read as a Mandarin speaker reads them, but for one syllable in a hundred', () => {
    const { sentences, syllables, errors, misread } = readSentences();
    expect(sentences).toBeGreaterThanOrEqual(300);
    expect(errors / syllables, JSON.stringify(misread, null, 1)).toBeLessThan(0.01);
  });
});
