import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeContents } from './fake-electron.ts';
import { PageSupervisor } from './page-supervisor.ts';

const PAGE = 'hmi://centre/';
const RECOVERY = 'hmi://centre/.recovery';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function setUp() {
  const contents = new FakeContents();
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const onHopeless = vi.fn();
  const supervisor = new PageSupervisor({ contents, display: 'centre', log, onHopeless });
  const die = (reason = 'crashed') =>
    contents.emit('render-process-gone', {}, { reason, exitCode: 1 });
  return { contents, log, onHopeless, supervisor, die };
}

describe('PageSupervisor', () => {
  it.each(['crashed', 'killed', 'oom', 'launch-failed', 'clean-exit'])(
    'reloads a page whose process ended by %s, and records the cause',
    async (reason) => {
      const { contents, supervisor, die, log } = setUp();
      supervisor.load();
      die(reason);
      expect(contents.loads).toEqual([PAGE]);
      await vi.advanceTimersByTimeAsync(0);
      expect(contents.loads).toEqual([PAGE, PAGE]);
      expect(log.error).toHaveBeenCalledWith(
        expect.objectContaining({ event: 'page-ended', reason, exitCode: 1 }),
        expect.any(String),
      );
    },
  );

  it('shows the recovery page after three reloads within a minute', async () => {
    const { contents, supervisor, die } = setUp();
    supervisor.load();
    for (let end = 0; end < 4; end += 1) {
      die();
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(contents.loads).toEqual([PAGE, PAGE, PAGE, PAGE, RECOVERY]);
  });

  it('does not spin when the recovery page dies as well', async () => {
    const { contents, supervisor, die } = setUp();
    supervisor.load('/.recovery');
    for (let end = 0; end < 3; end += 1) {
      die();
      await vi.advanceTimersByTimeAsync(0);
    }
    supervisor.load('/.recovery');
    const before = contents.loads.length;
    die();
    await vi.advanceTimersByTimeAsync(9_999);
    expect(contents.loads).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(1);
    expect(contents.loads.at(-1)).toBe(RECOVERY);
  });

  it('reloads at once again after a quiet minute', async () => {
    const { contents, supervisor, die } = setUp();
    supervisor.load();
    for (let end = 0; end < 4; end += 1) {
      die();
      await vi.advanceTimersByTimeAsync(0);
    }
    await vi.advanceTimersByTimeAsync(60_000);
    die();
    await vi.advanceTimersByTimeAsync(0);
    expect(contents.loads.at(-1)).toBe(PAGE);
  });

  it('gives up after minutes of dying', async () => {
    const { supervisor, die, onHopeless } = setUp();
    supervisor.load();
    for (let end = 0; end < 30; end += 1) {
      die();
      await vi.advanceTimersByTimeAsync(9_000);
    }
    expect(onHopeless).not.toHaveBeenCalled();
    die();
    expect(onHopeless).toHaveBeenCalledOnce();
  });

  it('ends a page that hangs, unless it answers again', async () => {
    const { contents, supervisor } = setUp();
    supervisor.load();
    contents.emit('unresponsive');
    await vi.advanceTimersByTimeAsync(1_000);
    contents.emit('responsive');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(contents.crashes).toBe(0);
    contents.emit('unresponsive');
    await vi.advanceTimersByTimeAsync(2_001);
    expect(contents.crashes).toBe(1);
    expect(contents.loads).toEqual([PAGE, PAGE]);
  });

  it('loads again after a failed load of the main frame, but not after an aborted one', async () => {
    const { contents, supervisor } = setUp();
    supervisor.load();
    contents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', PAGE, true);
    contents.emit('did-fail-load', {}, -2, 'ERR_FAILED', PAGE, false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(contents.loads).toHaveLength(1);
    contents.emit('did-fail-load', {}, -2, 'ERR_FAILED', PAGE, true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(contents.loads).toHaveLength(2);
  });

  it('leaves a closing window alone', async () => {
    const { contents, supervisor, die } = setUp();
    supervisor.load();
    supervisor.stop();
    die('clean-exit');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(contents.loads).toHaveLength(1);
  });
});
