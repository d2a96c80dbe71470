/**
 * The longest utterance that is looked at, in characters after normalisation. Nobody says more in
 * one breath (a minute of fast Mandarin has about 300 syllables); what is longer is dictation or an
 * attack, and wishes must not be picked out of it.
 */
export const MAX_UTTERANCE = 240;

/** Everything that separates clauses in writing. */
const SEPARATORS = /[,;!~…\u3001\u3002\u2026\u00b7\n\r\t|]+/gu;

const OPENING_QUOTES = /[\u300a\u3008\u300c\u300e\u201c"<\u3010]/gu;
const CLOSING_QUOTES = /[\u300b\u3009\u300d\u300f\u201d>\u3011]/gu;

/** What recognisers write for what is no speech: `[music]`. */
const SOUNDS = /\[[^[\]]*\]/gu;

/** Neither letters, digits, blanks, nor signs with a meaning of their own. */
const STRAY = /[^\p{L}\p{N}\s,?.:%+\-/&'°\u300a\u300b]/gu;

/**
 * Writes an utterance one way: compatibility forms (full width, ℃) become plain ones, every
 * separating sign becomes `,`, a question mark stays `?`, quotes become 《 and 》, emoji and other signs
 * vanish, as do sounds that a recogniser noted in square brackets, and blanks stay only between letters
 * or digits of alphabetic scripts. Idempotent.
 */
export function normalise(text: string): string {
  return quoted(text.slice(0, 20_000).normalize('NFKC'))
    .replace(STRAY, ' ')
    .replace(/(?<![\p{N}\p{Script=Latin}])[.:'&/]|[.:'&/](?![\p{N}\p{Script=Latin}])/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/ ?([,?\u300a\u300b]) ?/gu, '$1')
    .replace(/(?<=[^\p{Script=Latin}\p{N}.%]) | (?=[^\p{Script=Latin}\p{N}])/gu, '')
    .replace(/,+/gu, ',')
    .replace(/\?+/gu, '?')
    .replace(/^[,\s]+|[,\s]+$/gu, '');
}

function quoted(text: string): string {
  return text
    .replace(SOUNDS, ' ')
    .replace(/"([^"]*)"/gu, '\u300a$1\u300b')
    .replace(OPENING_QUOTES, '\u300a')
    .replace(CLOSING_QUOTES, '\u300b')
    .replace(SEPARATORS, ',');
}
