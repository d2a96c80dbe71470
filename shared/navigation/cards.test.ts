import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PANELS } from '../actions/panel.ts';
import { layoutDesktop } from './cards.ts';
import {
  CARDS,
  type CardBox,
  type CardName,
  type DesktopFacts,
  type DesktopLayout,
} from './desktop-card.ts';

/** The stages of the four displays: what dock and climate bar leave. */
const STAGES = [
  { width: 1808, height: 620 },
  { width: 1808, height: 980 },
  { width: 1168, height: 620 },
  { width: 1080, height: 1612 },
] as const;

const [WIDE, , COMPACT, TALL] = STAGES;

const IDLE: DesktopFacts = {
  ...WIDE,
  guidance: 'none',
  isSimulated: false,
  planning: 'none',
  isResumable: false,
  panel: null,
  hasKeyboard: false,
  hasNotice: false,
  isMapMoved: false,
  hasSubtitle: false,
  hasOrder: false,
  hasSuggestion: false,
  assistant: 'none',
  isPlaying: false,
};

const GUIDED: DesktopFacts = { ...IDLE, guidance: 'following' };

const anyFacts: fc.Arbitrary<DesktopFacts> = fc
  .tuple(
    fc.constantFrom(...STAGES),
    fc.record({
      guidance: fc.constantFrom('none', 'following', 'waitingForFix', 'offRoute', 'arrived'),
      isSimulated: fc.boolean(),
      planning: fc.constantFrom('none', 'routing', 'ready', 'failed'),
      isResumable: fc.boolean(),
      panel: fc.constantFrom(null, ...PANELS),
      hasKeyboard: fc.boolean(),
      hasNotice: fc.boolean(),
      isMapMoved: fc.boolean(),
      hasSubtitle: fc.boolean(),
      hasOrder: fc.boolean(),
      hasSuggestion: fc.boolean(),
      assistant: fc.constantFrom('none', 'talking', 'asking', 'typing'),
      isPlaying: fc.boolean(),
    }),
  )
  .map(([stage, facts]) => ({ ...stage, ...facts }));

function boxes({ cards }: DesktopLayout): [CardName, CardBox][] {
  return CARDS.flatMap((name): [CardName, CardBox][] => {
    const card = cards[name];
    return card ? [[name, card]] : [];
  });
}

function overlap(a: CardBox, b: CardBox): boolean {
  return (
    Math.min(a.x + a.width, b.x + b.width) > Math.max(a.x, b.x) &&
    Math.min(a.y + a.height, b.y + b.height) > Math.max(a.y, b.y)
  );
}

describe('layoutDesktop', () => {
  it('never lets two cards overlap or leave the stage, whatever comes together', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const placed = boxes(layoutDesktop(facts));
        for (const [name, { x, y, width, height }] of placed) {
          const inside = x >= 0 && y >= 0 && x + width <= facts.width && y + height <= facts.height;
          expect([name, inside]).toEqual([name, true]);
        }
        const pairs = placed.flatMap(([name, card], index) =>
          placed
            .slice(index + 1)
            .filter(([, other]) => overlap(card, other))
            .map(([other]) => `${name} / ${other}`),
        );
        expect(pairs).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives every card the room of a touch target at least', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const small = boxes(layoutDesktop(facts)).filter(
          ([name, { width, height }]) =>
            width < 76 ||
            (height < 76 &&
              !['status', 'notice', 'subtitle', 'source', 'manoeuvre'].includes(name)),
        );
        expect(small).toEqual([]);
      }),
    );
  });

  it('keeps guidance and notices in sight, whatever else is open', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { cards } = layoutDesktop(facts);
        expect(cards.manoeuvre !== undefined).toBe(facts.guidance !== 'none');
        expect(cards.notice !== undefined).toBe(facts.hasNotice);
        if (facts.assistant !== 'none') return;
        expect(cards.panel !== undefined).toBe(facts.panel !== null);
        expect(cards.keyboard !== undefined).toBe(
          facts.hasKeyboard && (facts.panel === 'navigation' || facts.panel === 'media'),
        );
      }),
    );
  });

  it('leaves the camera a part of the map, or all of it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { insets } = layoutDesktop(facts);
        expect(facts.width - insets.left - insets.right).toBeGreaterThanOrEqual(240);
        expect(facts.height - insets.top - insets.bottom).toBeGreaterThanOrEqual(180);
      }),
    );
  });
});

describe('what yields', () => {
  const names = (facts: DesktopFacts) => boxes(layoutDesktop(facts)).map(([name]) => name);

  it('offers search, speed, and energy while nobody is guided', () => {
    for (const stage of STAGES) {
      expect(names({ ...IDLE, ...stage })).toEqual([
        'status',
        'search',
        'speed',
        'energy',
        'controls',
        'source',
      ]);
    }
  });

  it('puts guidance in their place', () => {
    expect(names({ ...GUIDED, isResumable: true, hasSubtitle: true })).toEqual([
      'status',
      'manoeuvre',
      'progress',
      'speed',
      'controls',
      'subtitle',
      'source',
    ]);
  });

  it('stands the preview in the driver’s column, but beside guidance', () => {
    const alone = layoutDesktop({ ...IDLE, planning: 'ready' }).cards;
    expect(alone.preview?.x).toBe(16);
    expect(alone.search).toBeUndefined();
    const beside = layoutDesktop({ ...GUIDED, planning: 'ready' }).cards;
    expect(beside.manoeuvre?.size).toBe('whole');
    expect(beside.preview?.x).toBeGreaterThan(560);
  });

  it('lets a panel opened by hand cover the preview', () => {
    expect(layoutDesktop({ ...IDLE, planning: 'ready', panel: 'settings' }).cards.preview).toBe(
      undefined,
    );
  });

  it('shrinks guidance to a strip under a keyboard or where a panel needs the whole width', () => {
    const typing = layoutDesktop({ ...GUIDED, panel: 'navigation', hasKeyboard: true }).cards;
    expect(typing.manoeuvre?.size).toBe('brief');
    const narrow = layoutDesktop({ ...GUIDED, ...COMPACT, panel: 'vehicle' }).cards;
    expect(narrow.manoeuvre?.size).toBe('brief');
    const tall = layoutDesktop({ ...GUIDED, ...TALL, panel: 'vehicle' }).cards;
    expect(tall.manoeuvre?.size).toBe('brief');
    expect(tall.speed).toBeDefined();
  });

  it('gives up the status line before a warning or the next manoeuvre', () => {
    const { cards } = layoutDesktop({ ...GUIDED, ...COMPACT, panel: 'vehicle', hasNotice: true });
    expect(cards.status).toBeUndefined();
    expect(cards.notice).toBeDefined();
    expect(cards.manoeuvre).toBeDefined();
  });

  it('offers a suggestion at the lower right, and takes it away for what the driver opened', () => {
    for (const stage of STAGES) {
      const calm = { ...IDLE, ...stage, hasSuggestion: true };
      const { suggestion, controls } = layoutDesktop(calm).cards;
      expect(suggestion).toBeDefined();
      expect((suggestion?.x ?? 0) + (suggestion?.width ?? 0)).toBeLessThan(controls?.x ?? 0);
      expect(layoutDesktop({ ...calm, panel: 'vehicle' }).cards.suggestion).toBeUndefined();
      expect(layoutDesktop({ ...calm, planning: 'ready' }).cards.suggestion).toBeUndefined();
      const guided = { ...calm, guidance: 'following' } as const;
      expect(layoutDesktop(guided).cards.suggestion).toBeDefined();
    }
  });

  it('always shows the assistant that was called, and the panel beside it until it asks', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { cards } = layoutDesktop(facts);
        expect(cards.assistant !== undefined).toBe(facts.assistant !== 'none');
        expect(cards.keyboard !== undefined || facts.assistant !== 'typing').toBe(true);
        if (facts.assistant === 'asking' || facts.assistant === 'typing') {
          expect(cards.panel).toBeUndefined();
          expect(cards.assistant?.size).toBe('whole');
        }
        if (facts.assistant === 'talking' && cards.panel && facts.panel !== 'navigation') {
          expect(cards.assistant?.size).toBe('brief');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps an order under way in sight before a suggestion', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const facts = { ...given, assistant: 'none' } as const;
        const isFree = facts.panel === null && facts.planning === 'none';
        const { cards } = layoutDesktop({ ...facts, hasOrder: true, hasSuggestion: true });
        if (isFree) expect(cards.order).toBeDefined();
        if (cards.suggestion && cards.order) {
          expect(cards.suggestion.y).toBeLessThan(cards.order.y);
        }
      }),
    );
  });

  it('shows what plays in the driver’s column, in one row beside guidance', () => {
    expect(layoutDesktop({ ...IDLE, isPlaying: true }).cards.nowPlaying?.size).toBe('whole');
    expect(layoutDesktop({ ...GUIDED, isPlaying: true }).cards.nowPlaying?.size).toBe('brief');
    expect(layoutDesktop({ ...IDLE, isPlaying: true, panel: 'media' }).cards.nowPlaying).toBe(
      undefined,
    );
  });

  it('shows the way back to the car only when the map was moved', () => {
    expect(layoutDesktop(GUIDED).cards.recentre).toBeUndefined();
    expect(layoutDesktop({ ...GUIDED, isMapMoved: true }).cards.recentre).toBeDefined();
  });

  it('always names the source of the map where the map is seen', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { cards } = layoutDesktop(facts);
        // On a narrow display a list beside guidance leaves only seams of the map.
        const isCovered =
          (facts.panel !== null && facts.panel !== 'navigation') ||
          (facts.width === COMPACT.width &&
            facts.guidance !== 'none' &&
            (facts.panel !== null || facts.planning !== 'none'));
        if (!isCovered && !cards.keyboard) expect(cards.source).toBeDefined();
      }),
    );
  });
});

describe('insets', () => {
  it('keep the car clear of the assistant on a wide display', () => {
    const facts = { ...IDLE, assistant: 'talking' } as const;
    const { cards, insets } = layoutDesktop(facts);
    expect(facts.width - insets.right).toBeLessThanOrEqual(cards.assistant?.x ?? 0);
  });

  it('keeps the camera clear of the driver’s column', () => {
    expect(layoutDesktop(IDLE).insets.left).toBe(16 + 560 + 12);
  });

  it('never leaves the car below a suggestion', () => {
    for (const stage of STAGES) {
      const facts = { ...IDLE, ...stage, hasSuggestion: true };
      const { cards, insets } = layoutDesktop(facts);
      const { x = 0, y = 0, height = 0 } = cards.suggestion ?? {};
      const isBeside = stage.width - insets.right <= x;
      // It stands at the lower end of its place, and takes 270 px of it.
      const isAbove = stage.height - insets.bottom <= y + height - 270;
      expect(isBeside || isAbove).toBe(true);
    }
  });

  it('turns to the free side of an open panel', () => {
    const { insets } = layoutDesktop({ ...IDLE, panel: 'vehicle' });
    expect(insets.right).toBeGreaterThan(1000);
  });
});
