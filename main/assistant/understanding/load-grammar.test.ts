import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../shared/settings/settings.ts';
import { EN_US } from './en-us.ts';
import { loadGrammar } from './load-grammar.ts';
import { ZH_CN } from './zh-cn.ts';

const DATA = { 'zh-CN': ZH_CN, 'en-US': EN_US };

const filesIn = (folder: string) =>
  readdirSync(new URL(`../../../resources/assistant/${folder}`, import.meta.url)).filter((name) =>
    name.endsWith('.json'),
  );

describe.each(LANGUAGES)('the grammar of %s', (language) => {
  it('can be made', () => {
    expect(loadGrammar(language).templates.length).toBeGreaterThan(50);
  });

  it('has every lexicon and template file of its folder', async () => {
    const { lexicon, templates } = DATA[language];
    const words = filesIn(`${language}/lexicon`).map((name) => name.replace('.json', ''));
    expect(Object.keys(lexicon).sort()).toEqual(words.sort());
    const counts = await Promise.all(
      filesIn(`${language}/templates`).map(async (name) => {
        const path = `../../../resources/assistant/${language}/templates/${name}`;
        const file = (await import(path, { with: { type: 'json' } })) as { default: unknown[] };
        return file.default.length;
      }),
    );
    expect(templates).toHaveLength(counts.reduce((sum, count) => sum + count, 0));
  });
});
