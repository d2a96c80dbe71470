import { z } from 'zod';

/** Most controls of one screen; more targets of 76 px do not fit. */
export const MAX_VISIBLE = 120;

/** A control in sight, which can be pressed by saying its label. */
export const visibleControlSchema = z.object({
  id: z.string().min(1).max(64),
  label: z.string().min(1).max(60),
});

export type VisibleControl = z.infer<typeof visibleControlSchema>;

/** What can be pressed on a display, in reading order. */
export const visibleSchema = z.array(visibleControlSchema).max(MAX_VISIBLE);
