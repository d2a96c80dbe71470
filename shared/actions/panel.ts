import { z } from 'zod';

/** Panels a display can open over the desktop. Each is a folder of the same name in `renderer/`. */
export const PANELS = ['navigation', 'media', 'services', 'vehicle', 'settings'] as const;

export const panelSchema = z.enum(PANELS);

export type Panel = z.infer<typeof panelSchema>;
