import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decidePageRequest,
  displayOf,
  isDocumentRequest,
  isNavigationAllowed,
  isRequestAllowed,
  pageUrl,
} from './page-url.ts';

const DISPLAYS = ['centre', 'passenger'];

describe('displayOf', () => {
  it('knows the pages of its displays only', () => {
    expect(displayOf('hmi://centre/', DISPLAYS)).toBe('centre');
    expect(displayOf(pageUrl('passenger', '/a?b#c'), DISPLAYS)).toBe('passenger');
    for (const url of [
      'hmi://elsewhere/',
      'hmi://centre.example.com/',
      'hmi://centre:80/',
      'hmi://user@centre/',
      'hmi:///centre',
      'hmi:centre',
      'https://centre/',
      'file:///centre',
      'centre',
      '',
    ]) {
      expect(displayOf(url, DISPLAYS), url).toBeUndefined();
    }
  });
});

describe('isNavigationAllowed', () => {
  it('keeps a page on its own display', () => {
    expect(isNavigationAllowed('hmi://centre/settings', 'hmi://centre/', DISPLAYS)).toBe(true);
    expect(isNavigationAllowed('hmi://passenger/', 'hmi://centre/', DISPLAYS)).toBe(false);
    expect(isNavigationAllowed('hmi://centre/', '', DISPLAYS)).toBe(false);
    expect(isNavigationAllowed('hmi://centre/', 'about:blank', DISPLAYS)).toBe(false);
  });

  it.each([
    'https://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
    'blob:hmi://centre/1',
    'chrome://gpu',
    'devtools://devtools/',
  ])('refuses %s', (target) => {
    expect(isNavigationAllowed(target, 'hmi://centre/', DISPLAYS)).toBe(false);
  });

  it('lets no other scheme through, whatever follows it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'http',
          'https',
          'file',
          'ftp',
          'ws',
          'data',
          'javascript',
          'about',
          'blob',
        ),
        fc.string(),
        (scheme, rest) => {
          expect(isNavigationAllowed(`${scheme}:${rest}`, 'hmi://centre/', DISPLAYS)).toBe(false);
        },
      ),
    );
  });
});

describe('isRequestAllowed', () => {
  it('allows the own scheme, blobs of own pages, and data', () => {
    expect(isRequestAllowed('hmi://centre/a.js', DISPLAYS, false)).toBe(true);
    expect(isRequestAllowed('blob:hmi://centre/0e1f', DISPLAYS, false)).toBe(true);
    expect(isRequestAllowed('data:image/png;base64,AA==', DISPLAYS, false)).toBe(true);
  });

  it.each([
    'http://127.0.0.1/',
    'https://a.example/',
    'ws://127.0.0.1:1/',
    'wss://a.example/',
    'ftp://a.example/',
    'file:///etc/passwd',
    'blob:https://a.example/1',
    'hmi://elsewhere/',
    'chrome://gpu',
    'not a url',
  ])('refuses %s', (url) => {
    expect(isRequestAllowed(url, DISPLAYS, false)).toBe(false);
    expect(isRequestAllowed(url, DISPLAYS, true)).toBe(false);
  });

  it('loads developer tools in development only', () => {
    expect(isRequestAllowed('devtools://devtools/a.js', DISPLAYS, true)).toBe(true);
    expect(isRequestAllowed('devtools://devtools/a.js', DISPLAYS, false)).toBe(false);
  });
});

describe('decidePageRequest', () => {
  it('forwards plain paths with their query, without the fragment', () => {
    expect(decidePageRequest('GET', 'hmi://centre/a/b.js?v=1#x', DISPLAYS)).toEqual({
      kind: 'forward',
      display: 'centre',
      path: '/a/b.js?v=1',
    });
    expect(decidePageRequest('HEAD', 'hmi://centre/', DISPLAYS).kind).toBe('forward');
    expect(decidePageRequest('GET', 'hmi://centre', DISPLAYS).kind).toBe('forward');
  });

  it('answers the recovery page itself', () => {
    expect(decidePageRequest('GET', 'hmi://centre/.recovery', DISPLAYS)).toEqual({
      kind: 'recovery',
    });
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'CONNECT', 'get'])('refuses %s', (method) => {
    expect(decidePageRequest(method, 'hmi://centre/', DISPLAYS)).toMatchObject({ status: 405 });
  });

  it('refuses foreign hosts, malformed addresses, and hidden separators', () => {
    expect(decidePageRequest('GET', 'hmi://evil/', DISPLAYS)).toMatchObject({ status: 403 });
    expect(decidePageRequest('GET', '//', DISPLAYS)).toMatchObject({ status: 400 });
    for (const path of [
      '/a%2f..%2fb',
      '/%5c..%5cetc',
      '/a%00b',
      '/a%0d%0ab',
      '/%',
      '/%ff',
      '/a\\b%5C',
    ]) {
      expect(decidePageRequest('GET', `hmi://centre${path}`, DISPLAYS), path).toMatchObject({
        status: 400,
      });
    }
  });

  it('never forwards a path that leads out of the root, whatever the page asks', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2E.',
      '%252e',
      '%2f',
      '%5c',
      '\\',
      '/',
      'a',
      '%00',
      '%',
      '?',
      '#',
      '\u0000',
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const decision = decidePageRequest('GET', `hmi://centre/${pieces.join('')}`, DISPLAYS);
        if (decision.kind !== 'forward') return;
        const path = decodeURIComponent(decision.path.split('?')[0] ?? '');
        expect(decision.path.startsWith('/')).toBe(true);
        expect(path.split(/[/\\]/)).not.toContain('..');
        // eslint-disable-next-line no-control-regex -- control bytes are what is looked for
        expect(decision.path).not.toMatch(/[\u0000-\u001f\u007f]/);
      }),
      { numRuns: 2000 },
    );
  });

  it('survives any string', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (method, url) => {
        expect(decidePageRequest(method, url, DISPLAYS).kind).toMatch(/forward|recovery|refuse/);
      }),
    );
  });
});

describe('isDocumentRequest', () => {
  it('tells documents from their parts', () => {
    expect(isDocumentRequest('/', null)).toBe(true);
    expect(isDocumentRequest('/?x', '*/*')).toBe(true);
    expect(isDocumentRequest('/settings', 'text/html,*/*')).toBe(true);
    expect(isDocumentRequest('/a.js', '*/*')).toBe(false);
  });
});
