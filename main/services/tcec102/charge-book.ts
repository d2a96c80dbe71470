import type { Logger } from 'pino';
import type { Clock } from '../../../shared/clock.ts';
import type { Order } from '../../../shared/services/order.ts';
import type { Rejections } from '../../../shared/vehicle/rejections.ts';
import type { ProviderMemory } from '../provider.ts';
import { orderContentOf, orderStatusOf } from './charge-order.ts';
import { chargeRecordSchema, type ChargeRecord, type ChargeState } from './charge-record.ts';
import { orderIdOf, originOf, startChargeSeqOf, type OrderOrigin } from './order-id.ts';

/** A charge that this side has ordered. */
export interface Charge {
  readonly id: string;
  readonly startChargeSeq: string;
  state: ChargeState;
  /** `null`: known by its id alone, from before a restart. */
  merchant: Order['merchant'] | null;
  /** Whether the operator may hold a charge of this number: it was sent, or is from before a restart. */
  mayHaveStarted: boolean;
}

interface Issue {
  readonly content: string;
  readonly version: number;
  readonly updatedAt: number;
}

export interface ChargeBookParts {
  readonly operatorId: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
  readonly memory: ProviderMemory | undefined;
}

const MAX_CHARGES = 200;

const ROW = 'charge/';

/**
 * The charges of this car. Those under way outlive the process, so that what their operator tells
 * after a restart finds them; without a memory, they come back with their ids. What is over is not
 * kept: where and when somebody charged is nobody's business.
 */
export class ChargeBook {
  readonly #parts: ChargeBookParts;
  readonly #charges = new Map<string, Charge>();
  readonly #issues = new Map<string, Issue>();
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(parts: ChargeBookParts) {
    this.#parts = parts;
    for (const [row, json] of parts.memory?.read() ?? []) {
      if (row.startsWith(ROW)) this.#recall(row, json);
    }
  }

  find(startChargeSeq: string): Charge | undefined {
    return this.#charges.get(startChargeSeq);
  }

  findByKey(key: string): Charge | undefined {
    return this.find(startChargeSeqOf(this.#parts.operatorId, key));
  }

  /** The charge of an order id, `null` when it is none of this side. */
  open(orderId: string): Charge | null {
    const origin = originOf(orderId);
    if (!origin || orderIdOf(origin) !== orderId) return null;
    const known = this.findByKey(origin.key);
    if (known) return known.id === orderId ? known : null;
    return this.#add({ id: orderId, state: newState(origin), merchant: null });
  }

  /** A new charge; `null` when its key and connector are too long to make an id. */
  create(key: string, connectorId: string, merchant: Order['merchant']): Charge | null {
    const minute = Math.floor(this.#parts.clock.now().wall / 60_000) * 60_000;
    const origin = { key, connectorId, createdAt: minute };
    const id = orderIdOf(origin);
    if (id === null) return null;
    const charge = this.#add({ id, state: newState(origin), merchant });
    charge.mayHaveStarted = false;
    return charge;
  }

  /** The order as it stands; its version counts up with its content, across restarts too. */
  orderOf(charge: Charge, merchant: Order['merchant']): Order {
    const { wall } = this.#parts.clock.now();
    const content = orderContentOf(charge.state, merchant, wall);
    const text = JSON.stringify(content);
    let issue = this.#issues.get(charge.startChargeSeq);
    if (issue?.content !== text) {
      const version = Math.max((issue?.version ?? 0) + 1, Math.floor(wall / 1000));
      const updatedAt = Math.max(issue?.updatedAt ?? 0, content.createdAt, wall);
      issue = { content: text, version, updatedAt };
      this.#issues.set(charge.startChargeSeq, issue);
      this.#keep(charge, merchant, issue);
    }
    return { ...content, id: charge.id, version: issue.version, updatedAt: issue.updatedAt };
  }

  /** Runs what is asked of one charge in the order it was asked. */
  async inTurn<Value>({ startChargeSeq }: Charge, run: () => Promise<Value>): Promise<Value> {
    const turn = (this.#queues.get(startChargeSeq) ?? Promise.resolve()).then(run, run);
    this.#queues.set(startChargeSeq, turn);
    try {
      return await turn;
    } finally {
      if (this.#queues.get(startChargeSeq) === turn) this.#queues.delete(startChargeSeq);
    }
  }

  /** Forgets every charge that is over, and tells how many they were. */
  forgetOver(): number {
    const { wall } = this.#parts.clock.now();
    const over = [...this.#charges.values()].filter(({ state }) => isOver(state, wall));
    for (const { startChargeSeq } of over) this.#forget(startChargeSeq);
    return over.length;
  }

  #add(made: Pick<Charge, 'id' | 'state' | 'merchant'>): Charge {
    const startChargeSeq = startChargeSeqOf(this.#parts.operatorId, made.state.key);
    const charge: Charge = { ...made, startChargeSeq, mayHaveStarted: true };
    this.#charges.set(startChargeSeq, charge);
    for (const oldest of this.#charges.keys()) {
      if (this.#charges.size <= MAX_CHARGES) break;
      this.#forget(oldest);
    }
    return charge;
  }

  #forget(startChargeSeq: string): void {
    this.#charges.delete(startChargeSeq);
    this.#issues.delete(startChargeSeq);
    this.#remember((memory) => memory.remove(ROW + startChargeSeq));
  }

  #keep({ id, startChargeSeq, state }: Charge, merchant: Order['merchant'], issue: Issue): void {
    const row = ROW + startChargeSeq;
    const { version, updatedAt } = issue;
    const record: ChargeRecord = { id, state, merchant, version, updatedAt };
    this.#remember((memory) => {
      if (isOver(state, this.#parts.clock.now().wall)) memory.remove(row);
      else memory.write(row, JSON.stringify(record));
    });
  }

  #recall(row: string, json: string): void {
    const record = recordOf(json);
    if (!record || ROW + startChargeSeqOf(this.#parts.operatorId, record.state.key) !== row) {
      this.#parts.rejections.add('services', 'tcecMemory');
      this.#remember((memory) => memory.remove(row));
      return;
    }
    const { id, state, merchant, version, updatedAt } = record;
    const { startChargeSeq } = this.#add({ id, state, merchant });
    this.#issues.set(startChargeSeq, { content: '', version, updatedAt });
  }

  /** A disk that fails costs what a restart would forget, not the charge. */
  #remember(run: (memory: ProviderMemory) => void): void {
    const { memory, log } = this.#parts;
    if (!memory) return;
    try {
      run(memory);
    } catch (error) {
      log.error({ err: error }, 'a charge could not be stored');
    }
  }
}

function newState(origin: OrderOrigin): ChargeState {
  return { ...origin, stage: 'created', status: null, bill: null, isPaid: false };
}

function isOver(state: ChargeState, now: number): boolean {
  const status = orderStatusOf(state, now);
  return status === 'done' || status === 'cancelled';
}

function recordOf(json: string): ChargeRecord | null {
  try {
    return chargeRecordSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
