import { merchantOf } from './merchant.ts';
import { quantityOf, says } from './said.ts';
import { act, ask, perform, type Rule } from './wish.ts';

const GRADES = [
  ['grade92', '92'],
  ['grade95', '95'],
  ['grade98', '98'],
  ['diesel', '0'],
] as const;

/** Filling up from the seat. */
export const resolveFuel: Rule = (frame, context) => {
  // The pump counts litres; what money buys depends on its price.
  if (quantityOf(frame, 'money') !== undefined) return ask('litres', frame);
  const grade = GRADES.find(([id]) => says(frame, 'product', id))?.[1];
  const litres = quantityOf(frame, 'litres');
  const pump = quantityOf(frame, 'pump');
  return perform(
    act('fuel.order', {
      ...merchantOf(frame, context),
      ...(pump !== undefined && { pump: String(pump) }),
      ...(grade !== undefined && { grade }),
      ...(litres !== undefined && { litres }),
    }),
  );
};
