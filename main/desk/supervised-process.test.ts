import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SupervisedProcess } from './supervised-process.ts';

/** A child that says hello with its process id and then waits. */
const CHILD = `for (const end of ['SIGTERM', 'disconnect']) process.on(end, () => process.exit(0));
setInterval(() => {}, 1000);
process.send({ pid: process.pid, args: process.argv.slice(2) });`;

const helloSchema = z.object({ pid: z.number(), args: z.array(z.string()) });

describe('SupervisedProcess', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhilu-test-'));
    writeFileSync(join(folder, 'child.mjs'), CHILD);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function supervise() {
    const hellos: z.infer<typeof helloSchema>[] = [];
    const ends: string[] = [];
    const waiting: ((hello: z.infer<typeof helloSchema>) => void)[] = [];
    const child = new SupervisedProcess({
      name: 'child',
      modulePath: join(folder, 'child.mjs'),
      args: () => [`run-${hellos.length + 1}`],
      env: () => process.env,
      onMessage: (message) => {
        const hello = helloSchema.parse(message);
        hellos.push(hello);
        waiting.shift()?.(hello);
      },
      onEnd: (cause) => ends.push(cause),
    });
    const nextHello = () =>
      new Promise<z.infer<typeof helloSchema>>((resolve) => waiting.push(resolve));
    return { child, ends, nextHello };
  }

  it('starts a killed process again, with arguments made anew', async () => {
    const { child, ends, nextHello } = supervise();
    const first = nextHello();
    child.start();
    const { pid } = await first;
    const second = nextHello();
    process.kill(pid, 'SIGKILL');
    const restarted = await second;
    expect(restarted.pid).not.toBe(pid);
    expect(restarted.args).toEqual(['run-2']);
    expect(ends).toEqual(['child ended (SIGKILL)']);
    await child.stop();
  });

  it('does not start it again once stopped', async () => {
    const { child, ends, nextHello } = supervise();
    const hello = nextHello();
    child.start();
    const { pid } = await hello;
    await child.stop();
    expect(() => process.kill(pid, 0)).toThrow();
    expect(ends).toEqual([]);
    expect(child.pid).toBeUndefined();
  });
});
