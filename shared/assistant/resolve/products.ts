import { compact, foldText } from '../../navigation/search/fold.ts';
import type { Frame, Slot } from '../frame.ts';
import { namesIn } from '../names/names-in.ts';
import type { KnownName, UnderstandingContext } from '../understanding-context.ts';

/** A product of a list, and how many of it. */
export interface Line {
  readonly known: KnownName & { readonly id: string };
  readonly quantity: number;
}

/** The products of the list that were said, each with the number before it. */
export function linesOf(frame: Frame, { names }: UnderstandingContext): Line[] {
  const products = names.filter(({ kind }) => kind === 'product');
  const counts = frame.slots.filter(
    ({ role, value }) => role === 'quantity' && value !== undefined,
  );
  const found = productsSaid(frame, products);
  return found.flatMap(({ named }, at) => {
    const { id } = named;
    return id === undefined
      ? []
      : [{ known: { ...named, id }, quantity: countFor(counts, at, found.length) }];
  });
}

/** The products of a list that were said: by their names, or each by a part that is its alone. */
function productsSaid(frame: Frame, products: readonly KnownName[]): { named: KnownName }[] {
  const said = frame.slots.filter(({ role, id }) => role === 'product' && id === undefined);
  const meant = said.map(({ text }) => productCalled(text, products));
  // One that is not known spoils the order: half of it is another order.
  if (meant.length > 1) {
    return meant.every((named) => named !== undefined) ? meant.map((named) => ({ named })) : [];
  }
  const exact = namesIn(frame.text, products, ({ name }) => [name]);
  return exact.length > 0 ? exact : meant.flatMap((named) => (named ? [{ named }] : []));
}

function productCalled(text: string, products: readonly KnownName[]): KnownName | undefined {
  const said = compact(foldText(text));
  if (said.length < 2) return undefined;
  const holding = products.filter(({ name }) => compact(foldText(name)).includes(said));
  return holding.length === 1
    ? holding[0]
    : holding.find(({ name }) => compact(foldText(name)) === said);
}

/** As many numbers as products belong to them in turn; a single one belongs to the first. */
function countFor(counts: readonly Slot[], at: number, products: number): number {
  const count = counts.length === products || at === 0 ? counts[at]?.value : undefined;
  return count ?? 1;
}
