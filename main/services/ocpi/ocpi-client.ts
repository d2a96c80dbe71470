import type { z } from 'zod';
import { failed } from '../provider-fault.ts';
import type { ProviderAnswer, ProviderParts } from '../provider.ts';
import { discover, type Endpoints, type ModuleId } from './endpoints.ts';
import type { Party } from './messages/envelope.ts';
import { commandResponseSchema, type Command, type CommandResponse } from './messages/command.ts';
import { nextPage } from './next-page.ts';
import type { OcpiConfig } from './ocpi-config.ts';
import type { SendOcpi } from './ocpi-http.ts';

const HOUR_MS = 3_600_000;
const PAGE_SIZE = 100;

/** More pages than this are an operator that never ends. */
const MAX_PAGES = 1000;

/** The operator's interfaces as this side calls them. */
export class OcpiClient {
  readonly #config: OcpiConfig;
  readonly #send: SendOcpi;
  readonly #parts: ProviderParts;
  #known: { readonly endpoints: Endpoints; readonly until: number } | null = null;
  #finding: Promise<ProviderAnswer<Endpoints>> | null = null;

  constructor(config: OcpiConfig, send: SendOcpi, parts: ProviderParts) {
    this.#config = config;
    this.#send = send;
    this.#parts = parts;
  }

  /** Where a module is; `notSupported` when the operator does not have it. */
  async moduleUrl(module: ModuleId): Promise<ProviderAnswer<URL>> {
    const endpoints = await this.#endpoints();
    if (!endpoints.ok) return endpoints;
    const url = endpoints.value.modules.get(module);
    return url
      ? { ok: true, value: url }
      : failed('notSupported', true, `the operator has no module ${module}`);
  }

  /** One object of a module, by the segments of its address. */
  async object<Schema extends z.ZodType>(
    module: ModuleId,
    id: string,
    schema: Schema,
    to: Party,
  ): Promise<ProviderAnswer<z.infer<Schema>>> {
    const base = await this.moduleUrl(module);
    if (!base.ok) return base;
    const answer = await this.#call({ url: below(base.value, id), routing: { to } });
    if (!answer.ok) return answer;
    const parsed = schema.safeParse(answer.value.data);
    if (parsed.success) return { ok: true, value: parsed.data };
    this.#parts.rejections.add('services', `ocpi-${module}`);
    return failed('invalid', true, `not an object of ${module}`);
  }

  /**
   * Every object of a module, page by page in the operator's order; what does not fit `schema` is
   * counted and left out.
   *
   * @param take called with each page
   */
  async list<Schema extends z.ZodType>(
    module: ModuleId,
    query: Readonly<Record<string, string>>,
    schema: Schema,
    take: (items: readonly z.infer<Schema>[]) => void,
  ): Promise<ProviderAnswer<null>> {
    const base = await this.moduleUrl(module);
    if (!base.ok) return base;
    let url: URL | null = new URL(base.value);
    for (const [name, value] of Object.entries({ ...query, limit: String(PAGE_SIZE) })) {
      url.searchParams.set(name, value);
    }
    const seen = new Set<string>();
    for (let offset = 0; url;) {
      if (seen.size >= MAX_PAGES || seen.has(url.href)) {
        return failed('tooLarge', true, `the pages of ${module} never end`);
      }
      seen.add(url.href);
      const answer = await this.#call({
        url,
        routing: { to: this.#known?.endpoints.party ?? null },
      });
      if (!answer.ok) return answer;
      const { data, headers } = answer.value;
      if (!Array.isArray(data)) return failed('invalid', true, `not a list of ${module}`);
      take(this.#fitting(module, data, schema));
      offset += data.length;
      url = data.length === 0 ? null : nextPage(url, headers, offset);
    }
    return { ok: true, value: null };
  }

  /** Sends a command; the answer is the operator's, not the charging point's. */
  async command(
    command: Command,
    body: object,
    to: Party,
  ): Promise<ProviderAnswer<CommandResponse>> {
    const base = await this.moduleUrl('commands');
    if (!base.ok) return base;
    const answer = await this.#call({ url: below(base.value, command), body, routing: { to } });
    if (!answer.ok) return answer;
    const parsed = commandResponseSchema.safeParse(answer.value.data);
    if (parsed.success) return { ok: true, value: parsed.data };
    this.#parts.rejections.add('services', 'ocpi-commands');
    // The command may have been taken all the same.
    return failed('invalid', false, 'not a response to a command');
  }

  #fitting<Schema extends z.ZodType>(
    module: ModuleId,
    data: readonly unknown[],
    schema: Schema,
  ): z.infer<Schema>[] {
    return data.flatMap((item) => {
      const parsed = schema.safeParse(item);
      if (parsed.success) return [parsed.data];
      this.#parts.rejections.add('services', `ocpi-${module}`);
      return [];
    });
  }

  async #call(request: Parameters<SendOcpi>[0]): ReturnType<SendOcpi> {
    const answer = await this.#send(request);
    const code = answer.ok ? null : answer.fault.code;
    // The operator may have moved its interfaces or changed the token: look again next time.
    if (code === 'unauthorised' || code === 'notFound') this.#known = null;
    return answer;
  }

  async #endpoints(): Promise<ProviderAnswer<Endpoints>> {
    const { clock } = this.#parts;
    if (this.#known && clock.now().mono < this.#known.until) {
      return { ok: true, value: this.#known.endpoints };
    }
    this.#finding ??= discover(this.#send, this.#config.url).finally(() => {
      this.#finding = null;
    });
    const found = await this.#finding;
    if (found.ok) this.#known = { endpoints: found.value, until: clock.now().mono + HOUR_MS };
    return found;
  }
}

/** `segment` below an address that may or may not end in a slash. */
function below(base: URL, segment: string): URL {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(segment)}`;
  return url;
}
