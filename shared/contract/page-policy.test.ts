import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, PAGE_HEADERS, PRESSABLE_STYLE_HASH } from './page-policy.ts';

function directive(name: string): string[] {
  const found = CONTENT_SECURITY_POLICY.split('; ').find((entry) => entry.startsWith(`${name} `));
  return found?.split(' ').slice(1) ?? [];
}

describe('content security policy', () => {
  it('allows scripts from the page itself only: none inline, no eval, no remote origin', () => {
    expect(directive('default-src')).toEqual(["'none'"]);
    expect(directive('script-src')).toEqual(["'self'"]);
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-|https?:|wss?:|\*/);
  });

  it('names the style element of the installed React Aria', async () => {
    const module = new URL(
      '../../node_modules/react-aria/dist/private/interactions/usePress.mjs',
      import.meta.url,
    );
    const source = await readFile(fileURLToPath(module), 'utf8');
    const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1] ?? '';
    const template = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(source)?.[1] ?? '';
    const style = template.replaceAll(/\$\{[^}]+\}/g, attribute).trim();
    expect(style).toContain('touch-action');
    expect(PRESSABLE_STYLE_HASH).toBe(
      `sha256-${createHash('sha256').update(style).digest('base64')}`,
    );
  });
});

describe('page headers', () => {
  it('forbid sniffing and framing', () => {
    expect(PAGE_HEADERS['x-content-type-options']).toBe('nosniff');
    expect(directive('frame-ancestors')).toEqual(["'none'"]);
  });
});
