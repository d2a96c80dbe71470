import { z } from 'zod';

/**
 * Types of OCPI 2.2.1 (chapter "Types"). Only what is used is looked at; fields that are not known
 * are dropped, and `null` stands for a field that is left out.
 */

/** `CiString(max)`: printable ASCII, upper and lower case are the same. */
export function ciString(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .regex(/^[\x20-\x7e]+$/);
}

/** `DateTime`, always UTC, with or without `Z`; becomes epoch ms. */
export const dateTime = z
  .string()
  .max(40)
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?$/)
  .transform((text) => Date.parse(text.endsWith('Z') ? text : `${text}Z`))
  .pipe(z.int());

/** Epoch ms as a `DateTime`, to the second. */
export function dateTimeOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

export const countryCode = z.string().regex(/^[A-Za-z]{2}$/);
export const partyId = z.string().regex(/^[A-Za-z0-9]{3}$/);

/** `Price`: excluding and, where it is known, including VAT. */
export const price = z.object({ excl_vat: z.number(), incl_vat: z.number().nullish() });

export type Price = z.infer<typeof price>;

/** A list of which what does not fit is left out (transport and format, "GET"). */
export function tolerantList<Item extends z.ZodType>(item: Item, max: number) {
  return z
    .array(z.unknown())
    .max(max)
    .transform((entries) =>
      entries.flatMap((entry) => {
        const parsed = item.safeParse(entry);
        return parsed.success ? [parsed.data] : [];
      }),
    );
}

/** Two identifiers that OCPI holds for the same. */
export function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** An object after a PATCH: what the patch leaves out stays. */
export function patched<Held extends object>(
  held: Held,
  patch: { readonly [Name in keyof Held]?: Held[Name] | undefined },
): Held {
  const entries: [string, unknown][] = Object.entries(patch);
  return { ...held, ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)) };
}
