import { describe, expect, it } from 'vitest';
import { FakeApp, FakeEvent, FakeSession } from './fake-electron.ts';
import { PRODUCTION_SWITCHES, lockSession, refuseCertificates } from './session-lock.ts';

function isCancelled(session: FakeSession, url: string): boolean | undefined {
  let cancel: boolean | undefined;
  session.requestListener?.({ url }, (answer) => {
    cancel = answer.cancel;
  });
  return cancel;
}

describe('lockSession', () => {
  it('cancels every request outside of the own scheme', () => {
    const session = new FakeSession();
    const refused: string[] = [];
    lockSession(session, ['centre'], true, (_kind, url) => refused.push(url));
    expect(isCancelled(session, 'hmi://centre/index.js')).toBe(false);
    for (const url of [
      'https://example.com/',
      'ws://127.0.0.1:1/',
      'file:///etc/shadow',
      'devtools://x/',
    ]) {
      expect(isCancelled(session, url), url).toBe(true);
    }
    expect(refused).toHaveLength(4);
  });

  it('lets developer tools load in development', () => {
    const session = new FakeSession();
    lockSession(session, ['centre'], false, () => undefined);
    expect(isCancelled(session, 'devtools://devtools/a.js')).toBe(false);
    expect(isCancelled(session, 'https://example.com/')).toBe(true);
  });

  it('prevents downloads and switches the spell checker off', () => {
    const session = new FakeSession();
    lockSession(session, ['centre'], true, () => undefined);
    const event = new FakeEvent();
    session.emit('will-download', event);
    expect(event.prevented).toBe(true);
    expect(session.spellChecker).toBe(false);
  });
});

describe('refuseCertificates', () => {
  it('trusts no bad certificate and presents none', () => {
    const app = new FakeApp();
    refuseCertificates(app, () => undefined);
    const event = new FakeEvent();
    const answers: unknown[] = [];
    app.emit('certificate-error', event, {}, 'https://a.example/', 'ERR', {}, (trusted: boolean) =>
      answers.push(trusted),
    );
    app.emit(
      'select-client-certificate',
      event,
      {},
      'https://a.example/',
      [{}],
      (...given: unknown[]) => answers.push(given.length),
    );
    expect(event.prevented).toBe(true);
    expect(answers).toEqual([false, 0]);
  });
});

describe('production switches', () => {
  it('resolve no host name and never weaken the sandbox', () => {
    expect(PRODUCTION_SWITCHES).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
    expect(JSON.stringify(PRODUCTION_SWITCHES)).not.toMatch(
      /no-sandbox|insecure|web-security|debug/,
    );
  });
});
