/** What a thinking model thinks aloud; cut off when it did not come to an end. */
const THOUGHTS = /<think>[\s\S]*?(?:<\/think>|$)/gi;
const CODE_BLOCK = /```[\s\S]*?(?:```|$)/g;
const LINE_MARK = /^[ \t]*(?:#{1,6}|[-*+>•]|\d{1,2}[.)])[ \t]+/gm;
const EMPHASIS = /\*+|`+|__+|~~+/g;
const LINK = /!?\[([^\]\n]*)\]\([^)\n]*\)?/g;
const TAG = /<\/?[a-z!][^>\n]*>?/gi;
const URL = /(?:https?|ftp):[\x21-\x7e]*|www\.[\x21-\x7e]+/gi;
/** An address without its scheme; common endings only, for "3.5km" and "Mr.Li" are none. */
const DOMAIN =
  /(?<![\w.+@-])[\w.+@-]*[a-z0-9]\.(?:com|cn|net|org|io|top|xyz|app|info|cc|vip|shop|link|me|tv|hk|tw|ru|site|online)(?![\w-])(?:[/?#:][\x21-\x7e]*)?/gi;
const EMOJI =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Variation_Selector}\u20e3]/gu;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * What of a model's text can be read aloud and shown: one line without markdown, markup, links,
 * emoji, control or direction-changing characters. May be empty.
 */
export function plainText(text: string): string {
  const unmarked = text
    .replaceAll(THOUGHTS, ' ')
    .replaceAll(CODE_BLOCK, ' ')
    .replaceAll(LINE_MARK, '');
  const visible = oneLine(unmarked).replaceAll(EMPHASIS, '').replaceAll(LINK, '$1');
  return oneLine(
    visible
      .replaceAll(TAG, ' ')
      .replaceAll(/[<>|]|\]\(/g, ' ')
      .replaceAll(EMOJI, ' ')
      .replaceAll(URL, ' ')
      .replaceAll(DOMAIN, ' '),
  );
}

/** One line of visible signs, for names that somebody else wrote as well. */
export function oneLine(text: string): string {
  return text.replaceAll(INVISIBLE, ' ').replaceAll(/\s+/gu, ' ').trim();
}

/** Whether a text is meant for a program: a tool call that its server has not recognised as one. */
export function isMachineText(text: string): boolean {
  const answer = text.replaceAll(THOUGHTS, '').trim();
  return /^[{[]\s*["{[]|^```(?:json|xml)|<\/?(?:tool_call|function_call|\|)/i.test(answer);
}
