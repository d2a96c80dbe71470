import { readBody } from '../http/read-body.ts';

/** The same request with its body read, or `null` when that is longer than `maxBytes`. */
export async function boundedRequest(request: Request, maxBytes: number): Promise<Request | null> {
  if (!request.body) return request;
  const body = await readBody(request, maxBytes);
  const { url, method, headers } = request;
  return body && new Request(url, { method, headers, body });
}
