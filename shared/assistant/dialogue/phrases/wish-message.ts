import { z } from 'zod';
import { actionById, type ActionId } from '../../../actions/registry.ts';
import type { Message } from '../../../language/message.ts';
import type { WishedAction } from '../../step.ts';
import { CAR_PHRASES } from './car.ts';
import type { PhraseFacts } from './facts.ts';
import { MEDIA_PHRASES } from './media.ts';
import { ORDER_PHRASES } from './orders.ts';
import type { Phrase } from './parts.ts';
import { SHOP_PHRASES } from './shops.ts';
import { SHOWROOM_PHRASES } from './showroom.ts';
import { WAY_PHRASES } from './way.ts';

const PHRASES: Readonly<Record<ActionId, Phrase>> = {
  ...CAR_PHRASES,
  ...WAY_PHRASES,
  ...MEDIA_PHRASES,
  ...SHOP_PHRASES,
  ...ORDER_PHRASES,
  ...SHOWROOM_PHRASES,
};

const fieldsSchema = z.record(z.string(), z.unknown());

/**
 * An action in a few words, without a language: as a line of the card, in what was done, and in the
 * question whether to do it. The words are in `locales/<language>/assistant-speech.json`.
 */
export function wishMessage({ action, input }: WishedAction, facts: PhraseFacts): Message {
  // With its defaults: what was left out is said too.
  const parsed = fieldsSchema.safeParse(actionById(action)?.input.safeParse(input).data ?? input);
  return PHRASES[action](parsed.success ? parsed.data : {}, facts);
}
