import { levelOf } from '../../../shared/assistant/hearing/level.ts';
import { PieceCutter } from '../../../shared/assistant/hearing/piece-cutter.ts';
import type { HeardSound } from '../../../shared/assistant/hearing/sound.ts';
import workletUrl from './capture-worklet.ts?worker&url';

export type CaptureFailure = Extract<HeardSound, { kind: 'failed' }>['why'];

/** An open microphone. */
export interface Capture {
  /** Stops the track at once; nothing more is told. */
  close(): void;
}

export interface CaptureListener {
  /** A tenth of a second of sound at 16 kHz. */
  piece(samples: Float32Array): void;
  /** How loud it is now, 0 to 1. */
  level(level: number): void;
  /** The microphone was taken away. */
  lost(): void;
}

/**
 * What is asked of the microphone. The echo canceller takes the car's own voice and music out, so that
 * one can speak into them. Noise suppression is for human ears: recognisers are trained with noise and
 * understand less of speech that was cleaned.
 */
const CONSTRAINTS: MediaStreamConstraints = {
  audio: {
    channelCount: 1,
    echoCancellation: true,
    autoGainControl: true,
    noiseSuppression: false,
  },
};

const FAILURES: Readonly<Record<string, CaptureFailure>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'noMicrophone',
  OverconstrainedError: 'noMicrophone',
  NotSupportedError: 'unsupported',
};

/** Opens the microphone; why not, if so. Never rejects. */
export async function openCapture(listener: CaptureListener): Promise<Capture | CaptureFailure> {
  // `mediaDevices` is there in a secure context only; the types do not say so.
  if (!('mediaDevices' in navigator) || !('AudioWorkletNode' in globalThis)) return 'unsupported';
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia(CONSTRAINTS);
  } catch (error) {
    return error instanceof DOMException ? (FAILURES[error.name] ?? 'lost') : 'lost';
  }
  const context = new AudioContext({ latencyHint: 'interactive' });
  const close = () => {
    for (const track of stream.getTracks()) track.stop();
    if (context.state !== 'closed') void context.close();
  };
  try {
    await context.audioWorklet.addModule(workletUrl);
    await context.resume();
    listen(context, stream, listener);
    return { close };
  } catch {
    close();
    return 'unsupported';
  }
}

function listen(context: AudioContext, stream: MediaStream, listener: CaptureListener): void {
  const cutter = new PieceCutter(context.sampleRate);
  const node = new AudioWorkletNode(context, 'capture', {
    numberOfOutputs: 0,
    channelCount: 1,
    channelCountMode: 'explicit',
  });
  node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
    listener.level(levelOf(data));
    for (const piece of cutter.push(data)) listener.piece(piece);
  };
  context.createMediaStreamSource(stream).connect(node);
  for (const track of stream.getAudioTracks()) track.onended = () => listener.lost();
}
