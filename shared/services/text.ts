import { z } from 'zod';

/**
 * Text that somebody else wrote (a merchant, a manifest) and the screen shows: one line, no markup,
 * no control or direction-changing characters, trimmed.
 *
 * @param max longest text in UTF-16 units
 */
export function plainText(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^<>\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, 'must be one line of plain text without markup');
}

/** Name of a thing of a provider or of this product: stable, safe in paths and logs. */
export const idSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/);

/** The same text in every language of the product. */
export function localized(max: number) {
  const text = plainText(max);
  return z.object({ 'zh-CN': text, 'en-US': text });
}

export const localizedSchema = localized(60);

export type Localized = z.infer<typeof localizedSchema>;

/** A moment, epoch ms, between 2020 and 2100: anything else is a mistake or a lie. */
export const momentSchema = z
  .int()
  .min(Date.UTC(2020, 0, 1))
  .max(Date.UTC(2100, 0, 1));
