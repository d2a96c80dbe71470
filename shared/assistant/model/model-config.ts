import { z } from 'zod';

/** Scheme, host without port, and the rest of an address that carries no user, query, or fragment. */
const ADDRESS = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^/?#@:[\]]+)(?::\d{1,5})?(?:\/[^?#]*)?$/i;
const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/i;

/** What the request is made of here and what must not be replaced by configuration. */
const OWN_FIELDS = ['model', 'messages', 'tools', 'tool_choice', 'stream', 'n'];

const baseUrlSchema = z
  .url({ protocol: /^https?$/ })
  .max(400)
  .refine((url) => ADDRESS.test(url), 'must be an address without user, query, or fragment')
  .refine((url) => {
    const [, scheme, host = ''] = ADDRESS.exec(url) ?? [];
    return scheme?.toLowerCase() === 'https' || LOOPBACK.test(host);
  }, 'must be https, except on this machine');

/** How a language model is reached: any server that speaks OpenAI's chat completions. */
export const modelConfigSchema = z
  .strictObject({
    /** What comes before `/chat/completions`, e.g. `https://dashscope.aliyuncs.com/compatible-mode/v1`. */
    baseUrl: baseUrlSchema,
    model: z.string().regex(/^[\w.:/@-]{1,128}$/),
    /** File with the key, readable by its owner only; `null` for a server that wants none. */
    apiKeyFile: z.string().min(1).max(4096).nullable().default(null),
    /** Longest wait for the first word or tool call, ms. */
    firstTokenMs: z.int().min(100).max(30_000).default(4000),
    /** Longest wait for the whole answer, ms. */
    wholeMs: z.int().min(100).max(60_000).default(8000),
    /** Further fields of the request, e.g. `{"enable_thinking": false, "temperature": 0}`. */
    extraBody: z
      .record(z.string().max(64), z.json())
      .refine(
        (body) => OWN_FIELDS.every((field) => !(field in body)),
        `must not hold ${OWN_FIELDS.join(', ')}`,
      )
      .default({}),
  })
  .refine(({ firstTokenMs, wholeMs }) => firstTokenMs <= wholeMs, {
    path: ['firstTokenMs'],
    error: 'must not exceed wholeMs',
  });

export type ModelConfig = z.infer<typeof modelConfigSchema>;

/** Who is sent what the driver says: the name of the host, as the driver is told it. */
export function modelHost({ baseUrl }: Pick<ModelConfig, 'baseUrl'>): string {
  return (ADDRESS.exec(baseUrl)?.[2] ?? baseUrl).toLowerCase();
}
