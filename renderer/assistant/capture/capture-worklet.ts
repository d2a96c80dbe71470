/**
 * Runs on the audio thread: hands on what the microphone gives, in bigger bites than the 128 samples
 * of a render quantum (Web Audio API 1.1), and nothing else, for the audio thread must not be late.
 */
const BITE = 1024;

class CaptureProcessor extends AudioWorkletProcessor {
  #bite = new Float32Array(BITE);
  #filled = 0;

  process([input]: readonly (readonly Float32Array[])[]): boolean {
    const [channel] = input ?? [];
    // Without a source there is no channel; the node is being taken away.
    if (!channel) return true;
    this.#bite.set(channel, this.#filled);
    this.#filled += channel.length;
    if (this.#filled === BITE) {
      this.port.postMessage(this.#bite, [this.#bite.buffer]);
      this.#bite = new Float32Array(BITE);
      this.#filled = 0;
    }
    return true;
  }
}

registerProcessor('capture', CaptureProcessor);
