import { slotOf, type Frame, type Role } from '../../../shared/assistant/frame.ts';

/** Whether a list of the rules names `text`. */
export const has = (list: readonly string[], text: string | undefined): boolean =>
  text !== undefined && list.includes(text);

/** The id of the first slot of a role. */
export const idOf = (frame: Frame, role: Role): string | undefined => slotOf(frame, role)?.id;
