/**
 * The body of a request or an answer, or `null` when it is longer than `maxBytes`: no more of it is
 * read, so that whoever sends without end does not fill the memory.
 */
export async function readBody(
  { body }: { readonly body: ReadableStream<Uint8Array> | null },
  maxBytes: number,
): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** As {@link readBody}, as text. */
export async function readText(
  message: Parameters<typeof readBody>[0],
  maxBytes: number,
): Promise<string | null> {
  const bytes = await readBody(message, maxBytes);
  return bytes === null ? null : bytes.toString('utf8');
}
