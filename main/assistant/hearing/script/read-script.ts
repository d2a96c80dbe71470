import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { reason, type Reason } from '../../../../shared/contract/reason.ts';
import { MAX_LINES } from './chord.ts';

const lineSchema = z.strictObject({
  /** What is "understood" when the sound of this line is heard. */
  text: z.string().max(500),
  /** What is shown before that; the beginning of the text when absent. */
  partial: z.string().max(500).exactOptional(),
  /** Its sound is the wake word. */
  isWakeWord: z.literal(true).exactOptional(),
});

export type ScriptLine = z.infer<typeof lineSchema>;

/** Reads a script, one JSON object per line; the reason why not, if so. */
export function readScript(file: string): readonly ScriptLine[] | Reason {
  try {
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => lineSchema.parse(JSON.parse(line)));
    if (lines.length <= MAX_LINES) return lines;
    return reason('assistant.noRecogniser', `${file}: more than ${MAX_LINES} lines`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return reason('assistant.noRecogniser', `${file}: ${why}`);
  }
}
