import type { FontFacesSpecification } from 'maplibre-gl';
import { MAP_FONT } from './expressions.ts';

const FAMILY = 'Noto Sans SC Variable';

/**
 * The product's own font for the map, file by file. The page's style sheet splits it by ranges of
 * characters; the same files with the same ranges are given to the map, which loads each before it
 * draws the first glyph of it. So a name is never drawn in a font of the system, whatever characters
 * it is written with, and nothing is fetched twice.
 */
export function fontFaces(page: Document): FontFacesSpecification {
  const files = [...page.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return [];
      const value = (name: string) => rule.style.getPropertyValue(name);
      if (!value('font-family').includes(FAMILY)) return [];
      const url = /url\("?([^")]+)"?\)/.exec(value('src'))?.[1];
      if (url === undefined) return [];
      return [
        {
          url: new URL(url, sheet.href ?? page.baseURI).href,
          'unicode-range': value('unicode-range')
            .split(',')
            .map((range) => range.trim()),
        },
      ];
    }),
  );
  return Object.fromEntries(MAP_FONT.map((name) => [name, files]));
}
