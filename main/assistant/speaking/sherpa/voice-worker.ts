import { parentPort, workerData } from 'node:worker_threads';
import type { VoiceNews } from './messages.ts';
import { serveVoice } from './serve-voice.ts';
import type { VoiceModel } from './voice-model.ts';

/** Entry of the voice's thread. */

if (!parentPort) throw new Error('The voice runs in a worker thread');

try {
  const { default: addon } = await import('sherpa-onnx-node');
  // A structured clone of our own making; nobody but the host starts this.
  serveVoice(parentPort, workerData as VoiceModel, addon);
} catch (error) {
  // The package has no binary for this machine, or it does not load here.
  const why = error instanceof Error ? error.message : String(error);
  parentPort.postMessage({ kind: 'refused', why } satisfies VoiceNews);
}
