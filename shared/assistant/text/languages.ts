import type { Language } from '../../settings/settings.ts';

const HAN = /\p{Script=Han}/u;

/**
 * The languages that an utterance may be in, likelier first. Han characters are Chinese, whatever the
 * displays show. Letters alone may be English or, beside Chinese displays, a word that Chinese borrowed
 * (`OK`, `KTV`).
 */
export function languagesOf(utterance: string, display: Language): readonly Language[] {
  if (HAN.test(utterance)) return ['zh-CN'];
  return display === 'zh-CN' ? ['zh-CN', 'en-US'] : ['en-US'];
}
