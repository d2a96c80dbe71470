import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../../../shared/clock.ts';
import type { Reason } from '../../../shared/contract/reason.ts';
import type { RuleHistory } from '../../../shared/services/suggestions/policy.ts';
import type { Rejections } from '../../../shared/vehicle/rejections.ts';
import { parseStored, storageReason } from '../../storage/feature-storage.ts';
import type { RowStorage } from '../../storage/row-storage.ts';

/** More rules than all manifests together can have. */
const MAX_RULES = 1024;

const silencedSchema = z.array(z.string().max(65)).max(MAX_RULES);

const shownSchema = z.object({
  lastAt: z.number(),
  rules: z.record(
    z.string().max(65),
    z.object({ shownAt: z.number(), dismissals: z.int().min(0) }),
  ),
});

/** The wall clock drifts by less than this; more, and somebody has set it, ms. */
const SET_BY_MS = 2000;

const NEVER_SHOWN = { lastAt: -Infinity, rules: {} } as const;

export interface MemoryParts {
  /** Rows of its own; closed with it. */
  readonly storage: RowStorage;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
}

/**
 * What suggestions remember over restarts: which rules are silenced, and when each spoke last. Without a
 * disk they remember until the host ends.
 */
export class SuggestionMemory {
  /** Why nothing is kept, or `null`. */
  problem: Reason | null = null;
  readonly #parts: MemoryParts;
  readonly #silenced: Set<string>;
  readonly #rules: Map<string, RuleHistory>;
  #lastShownMono: number;
  #wallOffset: number;

  constructor(parts: MemoryParts) {
    this.#parts = parts;
    const rows = parts.storage.read();
    this.#silenced = new Set(this.#load(rows, 'silenced', silencedSchema) ?? []);
    const shown = this.#load(rows, 'shown', shownSchema) ?? NEVER_SHOWN;
    this.#rules = new Map(Object.entries(shown.rules));
    const { wall, mono } = parts.clock.now();
    // A clock that was set back must not hide how long ago it was: then it counts as just now.
    this.#lastShownMono = mono - Math.max(0, wall - shown.lastAt);
    this.#wallOffset = wall - mono;
  }

  /**
   * Follows the wall clock; to be called every second or so. When it was set, the last card is dated
   * anew, so that a host that restarts now still knows how long ago it was.
   */
  keepTime(): void {
    const { wall, mono } = this.#parts.clock.now();
    const offset = wall - mono;
    if (Math.abs(offset - this.#wallOffset) < SET_BY_MS) return;
    this.#wallOffset = offset;
    if (this.#lastShownMono !== -Infinity) this.#storeShown();
  }

  get silenced(): ReadonlySet<string> {
    return this.#silenced;
  }

  /** Time since any card came, ms; `Infinity`: none ever did. */
  get sinceLastMs(): number {
    return this.#parts.clock.now().mono - this.#lastShownMono;
  }

  /** What is known of a rule; a moment that lies ahead, because the clock was set back, becomes now. */
  of(key: string): RuleHistory | undefined {
    const history = this.#rules.get(key);
    const { wall } = this.#parts.clock.now();
    if (!history || history.shownAt <= wall) return history;
    const mended = { ...history, shownAt: wall };
    this.#rules.set(key, mended);
    return mended;
  }

  /** A card came. */
  shown(key: string): Reason | null {
    const { wall, mono } = this.#parts.clock.now();
    this.#lastShownMono = mono;
    this.#rules.set(key, { shownAt: wall, dismissals: this.#rules.get(key)?.dismissals ?? 0 });
    return this.#storeShown();
  }

  /** A card went so soon that nobody can have read it: its rule may speak again. */
  unread(key: string, before: RuleHistory | undefined): void {
    if (before) this.#rules.set(key, before);
    else this.#rules.delete(key);
    this.#storeShown();
  }

  /** The driver took the offer, or put the card away. */
  answered(key: string, isTaken: boolean): void {
    const history = this.#rules.get(key);
    if (!history) return;
    this.#rules.set(key, { ...history, dismissals: isTaken ? 0 : history.dismissals + 1 });
    this.#storeShown();
  }

  silence(key: string, isSilenced: boolean): Reason | null {
    if (isSilenced) this.#silenced.add(key);
    else this.#silenced.delete(key);
    return this.#write('silenced', [...this.#silenced].slice(-MAX_RULES));
  }

  close(): void {
    this.#parts.storage.close();
  }

  #storeShown(): Reason | null {
    const { wall, mono } = this.#parts.clock.now();
    const lastAt = wall - (mono - this.#lastShownMono);
    return this.#write('shown', { lastAt, rules: Object.fromEntries(this.#rules) });
  }

  #load<Value>(
    rows: ReadonlyMap<string, string>,
    name: string,
    schema: z.ZodType<Value>,
  ): Value | null {
    const json = rows.get(name);
    if (json === undefined) return null;
    const parsed = schema.safeParse(parseStored(json));
    if (parsed.success) return parsed.data;
    this.#parts.rejections.add('services', 'invalid-row');
    this.#parts.log.warn({ name }, 'a stored row of suggestions does not fit and was dropped');
    return null;
  }

  #write(name: string, value: unknown): Reason | null {
    try {
      this.#parts.storage.write(name, JSON.stringify(value));
      this.problem = null;
    } catch (error) {
      this.#parts.log.error({ error }, 'what was suggested cannot be stored');
      this.problem = storageReason(error);
    }
    return this.problem;
  }
}
