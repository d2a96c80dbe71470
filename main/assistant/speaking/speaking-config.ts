import { z } from 'zod';

/** How the assistant speaks; part of `assistant` in the host's configuration. */
export const speakingConfigSchema = z.strictObject({
  /** Folder with a voice for sherpa-onnx: docs/assistant-speaking.md. */
  voiceDir: z.string().min(1).exactOptional(),
  /** A module with a voice of the car's maker, which then takes the place of sherpa-onnx. */
  voiceModule: z.string().startsWith('/').exactOptional(),
  /** Where espeak-ng is when it is not in PATH; `null`: not to be used even if it is there. */
  espeak: z.string().min(1).nullable().exactOptional(),
});

export type SpeakingConfig = z.infer<typeof speakingConfigSchema>;
