import { closeSync, constants, openSync, read } from 'node:fs';
import { promisify } from 'node:util';
import { AbstractTokenizer, EndOfStreamError, type IReadChunkOptions } from 'strtok3';

/**
 * What is read at once. Tags lie at the two ends of a file; the tag library asks for them a few bytes
 * at a time, and a stick takes as long for one byte as for this.
 */
const BLOCK_BYTES = 32 * 1024;

/** Blocks kept of one file. */
const MAX_BLOCKS = 4;

/** No tag is larger; what says so is damaged. */
const MAX_TAG_BYTES = 64 * 1024 * 1024;

const readAt = promisify(read);

/** A file as the tag library reads it: in blocks, and never through a symbolic link. */
export class TagFile extends AbstractTokenizer {
  readonly fileInfo: { readonly size: number; mimeType?: string };
  readonly #fd: number;
  readonly #blocks = new Map<number, Uint8Array>();

  /** @throws when there is no such file, or it is a link */
  constructor(path: string, size: number) {
    super({ maxBufferSize: MAX_TAG_BYTES });
    this.fileInfo = { size };
    this.#fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  }

  /** The first bytes, fewer when there are no more. */
  async head(length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    const count = await this.peekBuffer(bytes, { position: 0, mayBeLess: true });
    return bytes.subarray(0, count);
  }

  supportsRandomAccess(): boolean {
    return true;
  }

  setPosition(position: number): void {
    this.validateLength(position, 'position');
    this.position = position;
  }

  async readBuffer(buffer: Uint8Array, options?: IReadChunkOptions): Promise<number> {
    const { position } = this.normalizeOptions(buffer, options);
    const count = await this.peekBuffer(buffer, options);
    this.position = position + count;
    return count;
  }

  async peekBuffer(buffer: Uint8Array, options?: IReadChunkOptions): Promise<number> {
    const { length, position, mayBeLess } = this.normalizeOptions(buffer, options);
    let count = 0;
    while (count < length) {
      const at = position + count;
      const number = Math.floor(at / BLOCK_BYTES);
      const block = this.#blocks.get(number) ?? (await this.#load(number));
      const piece = block.subarray(at - number * BLOCK_BYTES).subarray(0, length - count);
      if (piece.length === 0) break;
      buffer.set(piece, count);
      count += piece.length;
    }
    if (count < length && mayBeLess !== true) throw new EndOfStreamError();
    return count;
  }

  protected override async closeOnce(): Promise<void> {
    closeSync(this.#fd);
    await super.closeOnce();
  }

  async #load(number: number): Promise<Uint8Array> {
    const block = new Uint8Array(BLOCK_BYTES);
    const { bytesRead } = await readAt(this.#fd, block, 0, BLOCK_BYTES, number * BLOCK_BYTES);
    const [oldest] = this.#blocks.keys();
    if (this.#blocks.size >= MAX_BLOCKS && oldest !== undefined) this.#blocks.delete(oldest);
    const filled = block.subarray(0, bytesRead);
    this.#blocks.set(number, filled);
    return filled;
  }
}
