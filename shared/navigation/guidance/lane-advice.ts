import type { Lane } from '../route.ts';
import type { Message } from '../../language/message.ts';

/**
 * Which lanes to take, in words: the outermost, some at one side, or the middle. Nothing when every
 * lane will do, none is known to, or the fitting ones do not lie together: then the picture tells
 * better than a sentence.
 */
export function laneAdvice(lanes: readonly Lane[]): Message | undefined {
  const best = lanes.some(({ use }) => use === 'active') ? 'active' : 'valid';
  const fitting = lanes.flatMap(({ use }, index) => (use === best ? [index] : []));
  const [first] = fitting;
  const last = fitting.at(-1);
  const count = fitting.length;
  if (first === undefined || last === undefined || count === lanes.length) return undefined;
  if (last - first + 1 !== count) return undefined;
  if (first === 0) {
    return count === 1 ? { key: 'lanes.leftmost' } : { key: 'lanes.left', values: { count } };
  }
  if (last === lanes.length - 1) {
    return count === 1 ? { key: 'lanes.rightmost' } : { key: 'lanes.right', values: { count } };
  }
  return { key: 'lanes.middle' };
}
