import { DatabaseSync } from 'node:sqlite';
import { openOrSetAside } from '../../storage/open-or-set-aside.ts';
import type { ServiceCategory } from '../../../shared/services/service.ts';
import { orderRecordSchema, type OrderRecord } from './order-record.ts';

const FILE = 'gateway.sqlite';

/** What was answered to a request with a key. */
export interface StoredAnswer {
  /** Of the request; empty when what it was about has been erased. */
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
}

/** Orders and answers of the gateway on disk. Nothing outlives a transaction half done. */
export class GatewayStore {
  readonly #database: DatabaseSync;

  /**
   * Opens or creates the database. One that cannot be used is set aside as `gateway.sqlite.broken-…`.
   *
   * @returns the store, and the error that made it set a file aside, if any
   */
  static open(stateDir: string, wall: number): { store: GatewayStore; setAside: unknown } {
    const open = (path: string) => new GatewayStore(path);
    const { database, setAside } = openOrSetAside(stateDir, FILE, wall, open);
    return { store: database, setAside };
  }

  private constructor(path: string) {
    this.#database = new DatabaseSync(path);
    try {
      // FULL: an order that was acknowledged survives a power cut, not only a killed process.
      this.#database.exec(`
        PRAGMA busy_timeout = 2000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        CREATE TABLE IF NOT EXISTS orders (
          id TEXT PRIMARY KEY,
          merchant_id TEXT NOT NULL,
          settled_at INTEGER,
          is_scarce INTEGER NOT NULL,
          json TEXT NOT NULL
        ) STRICT;
        CREATE INDEX IF NOT EXISTS orders_of_merchant ON orders (merchant_id, is_scarce, settled_at);
        CREATE INDEX IF NOT EXISTS orders_settled ON orders (settled_at);
        CREATE TABLE IF NOT EXISTS answers (
          key TEXT PRIMARY KEY,
          fingerprint TEXT NOT NULL,
          order_id TEXT,
          status INTEGER NOT NULL,
          body TEXT NOT NULL,
          at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX IF NOT EXISTS answers_of_order ON answers (order_id);
        CREATE INDEX IF NOT EXISTS answers_at ON answers (at);
      `);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** Runs `change` in a transaction: all of it is on disk when this returns, or nothing ever is. */
  transact<Result>(change: () => Result): Result {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = change();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  answer(key: string): StoredAnswer | null {
    const row = this.#database
      .prepare('SELECT fingerprint, status, body FROM answers WHERE key = ?')
      .get(key);
    if (!row) return null;
    return {
      fingerprint: String(row['fingerprint']),
      status: Number(row['status']),
      body: String(row['body']),
    };
  }

  keepAnswer(
    key: string,
    { fingerprint, status, body }: StoredAnswer,
    orderId: string | null,
    at: number,
  ): void {
    this.#database
      .prepare(
        'INSERT INTO answers (key, fingerprint, order_id, status, body, at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(key, fingerprint, orderId, status, body, at);
  }

  /** Forgets answers given, and orders settled, before these moments. */
  forget(answersBefore: number, ordersBefore: number): void {
    this.#database.prepare('DELETE FROM answers WHERE at < ?').run(answersBefore);
    this.#database.prepare('DELETE FROM orders WHERE settled_at < ?').run(ordersBefore);
  }

  /** Forgets what the customer told merchants of a category with orders that were settled before. */
  forgetContacts(category: ServiceCategory, settledBefore: number): void {
    this.#database
      .prepare(
        `UPDATE orders SET json = json_remove(json, '$.details.phone', '$.details.subject')
         WHERE settled_at < ? AND json_extract(json, '$.merchant.category') = ?`,
      )
      .run(settledBefore, category);
  }

  order(id: string): OrderRecord | null {
    const row = this.#database.prepare('SELECT json FROM orders WHERE id = ?').get(id);
    return row ? parsed(row) : null;
  }

  /** @param settledAt when nothing more happens to it by itself; `null`: not known */
  keepOrder(record: OrderRecord, settledAt: number | null): void {
    const { id, merchant, isScarce } = record;
    this.#database
      .prepare(
        `INSERT INTO orders (id, merchant_id, settled_at, is_scarce, json) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET settled_at = excluded.settled_at, json = excluded.json`,
      )
      .run(id, merchant.id, settledAt, isScarce ? 1 : 0, JSON.stringify(record));
  }

  /** Orders that are not settled, or were not yet at `since`. */
  ordersSince(since: number): OrderRecord[] {
    return this.#database
      .prepare('SELECT json FROM orders WHERE settled_at IS NULL OR settled_at >= ?')
      .all(since)
      .map(parsed);
  }

  /** Those of one merchant that take what there is little of. */
  scarceOrdersOf(merchantId: string, since: number): OrderRecord[] {
    return this.#database
      .prepare(
        `SELECT json FROM orders WHERE merchant_id = ? AND is_scarce = 1
         AND (settled_at IS NULL OR settled_at >= ?)`,
      )
      .all(merchantId, since)
      .map(parsed);
  }

  /** Removes an order, and what its answers said; their keys stay, so that a retry does not order anew. */
  eraseOrder(id: string, status: number, body: string): void {
    this.#database.prepare('DELETE FROM orders WHERE id = ?').run(id);
    this.#database
      .prepare(
        "UPDATE answers SET fingerprint = '', order_id = NULL, status = ?, body = ? WHERE order_id = ?",
      )
      .run(status, body, id);
  }

  /** Empties the log of changes into the database: what was erased is in neither. */
  checkpoint(): void {
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    this.#database.close();
  }
}

function parsed(row: Record<string, unknown>): OrderRecord {
  return orderRecordSchema.parse(JSON.parse(String(row['json'])));
}
