import { z } from 'zod';

/** How the assistant hears; part of `assistant` in the host's configuration. */
export const hearingConfigSchema = z.strictObject({
  /** Folder with models for sherpa-onnx: docs/assistant-hearing.md. */
  recogniserDir: z.string().min(1).exactOptional(),
  /** A module with an engine of the car's maker, which then takes the place of sherpa-onnx. */
  recogniserModule: z.string().startsWith('/').exactOptional(),
  /** Whom that engine sends sound to, by name; the driver agrees to nobody else. */
  recogniserHost: z.string().min(1).max(200).exactOptional(),
  /** File with a script in place of any engine: for tests and demonstrations on the desk. */
  script: z.string().min(1).exactOptional(),
});

export type HearingConfig = z.infer<typeof hearingConfigSchema>;
