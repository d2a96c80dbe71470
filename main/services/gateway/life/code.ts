import { chanceOf } from '../chance.ts';

/** Letters and digits that are not mistaken for each other, read aloud or seen from afar. */
const SIGNS = 'ACDEFHJKLMNPRTUVWXY3479';

/** What to say at the counter: four signs that belong to an order. */
export function counterCode(orderId: string): string {
  return Array.from({ length: 4 }, (_, index) => {
    const at = Math.floor(chanceOf(`code ${index} ${orderId}`) * SIGNS.length);
    return SIGNS.charAt(at);
  }).join('');
}
