import { describe, expect, it } from 'vitest';
import { MAX_FRAME_BYTES, frameFault } from './page-frame.ts';

const call = (part: object = {}) =>
  JSON.stringify({ i: '1', p: { u: '/session/open', b: {}, ...part } });

describe('frameFault', () => {
  it('lets calls and their ends pass', () => {
    expect(frameFault(call())).toBeNull();
    expect(frameFault(call({ b: undefined }))).toBeNull();
    expect(frameFault(call({ b: { json: { input: null }, meta: [[2, 'input']] } }))).toBeNull();
    expect(frameFault(JSON.stringify({ i: '1', t: 4 }))).toBeNull();
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{}',
    '{"i":1,"p":{"u":"/x"}}',
    '{"i":"1"}',
    '{"i":"1","p":null}',
    '{"i":"1","p":{"u":7}}',
    '{"i":"1","p":{"u":"http://elsewhere/"}}',
    JSON.stringify({ i: 'x'.repeat(65), p: { u: '/x' } }),
    JSON.stringify({ i: '1', t: 3, p: { e: 'message', d: 1 } }),
    JSON.stringify({ i: '1', t: 9, p: { u: '/x' } }),
    call({ b: 'text' }),
    call({ b: { json: 1, maps: [[]] } }),
    call({ b: { json: 1, meta: 'x' } }),
    call({ h: { 'content-type': 'text/event-stream' } }),
    call({ m: 'GET' }),
  ])('stops %s', (frame) => {
    expect(frameFault(frame)).toBe('malformed-frame');
  });

  it('stops what is not text or too long', () => {
    expect(frameFault(new Uint8Array([123, 125]))).toBe('binary-frame');
    expect(frameFault({ i: '1' })).toBe('binary-frame');
    expect(frameFault(call({ b: { json: 'x'.repeat(MAX_FRAME_BYTES) } }))).toBe('oversized-frame');
  });
});
