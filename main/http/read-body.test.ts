import { describe, expect, it } from 'vitest';
import { readBody } from './read-body.ts';

describe('readBody', () => {
  it('reads what is there, up to the limit', async () => {
    expect((await readBody(new Response('abcd'), 4))?.toString()).toBe('abcd');
    expect(await readBody(new Response('abcde'), 4)).toBeNull();
    expect(await readBody(new Response(null), 4)).toHaveLength(0);
  });

  it('reads no further than it must', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    expect(await readBody(new Response(endless), 10_000)).toBeNull();
    expect(pulled).toBeLessThan(20);
  });
});
