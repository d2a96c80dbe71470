import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';

describe('the log', () => {
  it('never shows a token', () => {
    let text = '';
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        text += chunk.toString();
        done();
      },
    });
    const log = createLogger('info', sink);
    const secret = 's3cr3t';
    log.info({ token: secret, auth: { token: secret }, request: { auth: { token: secret } } });
    log.info({ request: { headers: { cookie: secret } }, cookie: secret });
    log.error({ error: new Error('shown') }, 'failed');
    expect(text).not.toContain(secret);
    expect(text).toContain('shown');
  });
});
