import type { Utterance } from '../../../shared/navigation/guidance.ts';
import type { Message } from '../../../shared/language/message.ts';

/** Something to be said, before it has words. */
export interface Remark {
  readonly kind: Utterance['kind'];
  readonly message: Message;
}
