import type { MerchantChoice } from '../../services/command.ts';
import type { Frame } from '../frame.ts';
import { namesIn } from '../names/names-in.ts';
import type { KnownName, UnderstandingContext } from '../understanding-context.ts';
import { ordinalOf, says } from './said.ts';

/** The merchant that was said: of the list by its place or name, or the nearest to somewhere. */
export function merchantOf(
  frame: Frame,
  context: UnderstandingContext,
): { readonly merchant?: MerchantChoice } {
  const listed = listedOf(frame, context, 'merchant');
  if (listed?.id !== undefined) return { merchant: { by: 'id', id: listed.id } };
  if (says(frame, 'merchant', 'atDestination')) {
    return { merchant: { by: 'nearest', to: 'destination' } };
  }
  if (says(frame, 'merchant', 'alongRoute')) return { merchant: { by: 'nearest', to: 'route' } };
  if (says(frame, 'merchant', 'nearby')) return { merchant: { by: 'nearest', to: 'car' } };
  return {};
}

/** What of the list on the screen was said, by its place ("the second one") or by its name. */
export function listedOf(
  frame: Frame,
  { list, names }: UnderstandingContext,
  kind: KnownName['kind'],
): KnownName | undefined {
  const ordinal = ordinalOf(frame);
  const ofKind = list.flatMap(({ known }) => (known?.kind === kind ? [known] : []));
  if (ordinal !== undefined) return ofKind[ordinal - 1];
  const named = names.filter((known) => known.kind === kind);
  return namesIn(frame.text, named, ({ name }) => [name])[0]?.named;
}
