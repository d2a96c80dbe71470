import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createRecoveryPage } from './recovery-page.ts';

const html = await readFile(
  new URL('../../resources/recovery/index.html', import.meta.url),
  'utf8',
);

describe('recovery page', () => {
  it('is static, in Chinese and English, and needs nothing from outside', () => {
    expect(html).toContain('lang="zh-CN"');
    expect(html).toContain('lang="en"');
    expect(html).not.toMatch(/<script|<link|<img|<iframe|src=|style=|\son\w+=|https?:/i);
  });

  it('returns to the page by itself after the given time', async () => {
    const response = createRecoveryPage(html).respond(503, 1);
    expect(response.status).toBe(503);
    expect(await response.text()).toMatch(/<meta http-equiv="refresh" content="1;url=\/"/);
    expect(await createRecoveryPage(html).respond(200, 10).text()).toContain('content="10;url=/"');
  });

  it('allows its own style by hash and nothing else', () => {
    const response = createRecoveryPage(html).respond(200, 10);
    const policy = response.headers.get('content-security-policy') ?? '';
    const style = /<style>([^<]*)<\/style>/.exec(html)?.[1] ?? '';
    expect(policy).toContain(
      `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|unsafe/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('fails at start when the file is not what it should be', () => {
    expect(() => createRecoveryPage('<p>oops</p>')).toThrow(/retry-seconds/);
  });
});
