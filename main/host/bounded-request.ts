/**
 * The same request with its body read, or `null` when that is longer than `maxBytes`: whoever sends
 * without end does not fill the memory.
 */
export async function boundedRequest(request: Request, maxBytes: number): Promise<Request | null> {
  const body: ReadableStream<Uint8Array> | null = request.body;
  if (!body) return request;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  const { url, method, headers } = request;
  return new Request(url, { method, headers, body: Buffer.concat(chunks) });
}
