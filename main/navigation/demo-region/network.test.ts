import { describe, expect, it } from 'vitest';
import { blocksOf, grain } from './blocks.ts';
import { bridgeOver } from './bridges.ts';
import { largestConnected, withoutStubs } from './cleaning.ts';
import { joinCrossings } from './crossings.ts';
import { markTurns } from './junctions.ts';
import type { Point } from './plane.ts';
import { signedArea } from './polygon.ts';
import { lengthOf } from './polyline.ts';
import { placeSignals } from './signals.ts';
import { createNode, junctions, type Strand } from './strand.ts';

function strand(
  road: string,
  line: readonly [number, number][],
  more: Partial<Strand> = {},
): Strand {
  const nodes = line.map(([x, y]) => createNode({ x, y }));
  const section = { kind: 'ground', tags: { name: road } } as const;
  return {
    road,
    origin: 'arterial',
    tags: { highway: 'secondary', lanes: '2' },
    nodes,
    sections: nodes.slice(1).map(() => section),
    oneway: false,
    halfWidthM: 3,
    ...more,
  };
}

/** Two dual carriageways that cross: x runs east, y runs north, right-hand traffic. */
function dualCross(): Strand[] {
  const oneway = { oneway: true, tags: { highway: 'primary', lanes: '3' } } as const;
  return [
    strand(
      'x',
      [
        [-500, -8],
        [500, -8],
      ],
      oneway,
    ),
    strand(
      'x',
      [
        [500, 8],
        [-500, 8],
      ],
      oneway,
    ),
    strand(
      'y',
      [
        [8, -500],
        [8, 500],
      ],
      oneway,
    ),
    strand(
      'y',
      [
        [-8, 500],
        [-8, -500],
      ],
      oneway,
    ),
  ];
}

describe('joinCrossings', () => {
  it('gives two dual carriageways four nodes in common', () => {
    const strands = dualCross();
    joinCrossings(strands);
    expect(junctions(strands).size).toBe(4);
    for (const { nodes, sections } of strands) {
      expect(nodes).toHaveLength(4);
      expect(sections).toHaveLength(3);
    }
    joinCrossings(strands);
    expect(strands.every(({ nodes }) => nodes.length === 4)).toBe(true);
  });

  it('leaves a road alone that passes above or below', () => {
    const tunnel = { kind: 'tunnel', tags: {} } as const;
    const strands = [
      strand('a', [
        [-50, 0],
        [50, 0],
      ]),
      strand(
        'b',
        [
          [0, -50],
          [0, 50],
        ],
        { sections: [tunnel] },
      ),
    ];
    joinCrossings(strands);
    expect(junctions(strands).size).toBe(0);
  });

  it('uses the ends that lie on each other', () => {
    const strands = [
      strand('a', [
        [0, 0],
        [100, 0],
      ]),
      strand('b', [
        [100, -60],
        [100, 1],
        [100, 60],
      ]),
    ];
    joinCrossings(strands);
    const [shared] = junctions(strands);
    expect(strands.map(({ nodes }) => nodes.length)).toEqual([2, 3]);
    expect(strands.every(({ nodes }) => shared && nodes.includes(shared))).toBe(true);
  });
});

describe('cleaning', () => {
  it('cuts ends that lead nowhere', () => {
    const strands = [
      strand('a', [
        [0, 0],
        [200, 0],
      ]),
      strand('b', [
        [100, -300],
        [100, 20],
      ]),
    ];
    joinCrossings(strands);
    const cleaned = withoutStubs(strands, () => 150);
    expect(cleaned.map(({ nodes }) => lengthOf(nodes))).toEqual([300]);
  });

  it('keeps what can be reached and left again', () => {
    const oneway = { oneway: true };
    const ring = strand(
      'ring',
      [
        [0, 0],
        [100, 0],
        [100, 100],
        [0, 100],
      ],
      oneway,
    );
    ring.nodes.push(ring.nodes[0] ?? createNode({ x: 0, y: 0 }));
    ring.sections.push({ kind: 'ground', tags: {} });
    const blind = strand(
      'blind',
      [
        [50, -100],
        [50, 50],
      ],
      oneway,
    );
    const strands = [ring, blind];
    joinCrossings(strands);
    expect(largestConnected(strands).map(({ road }) => road)).toEqual(['ring']);
  });
});

describe('blocksOf', () => {
  it('finds the ground between roads', () => {
    const streets = [0, 100, 300].flatMap((at) => [
      strand(`x${at}`, [
        [-20, at],
        [320, at],
      ]),
      strand(`y${at}`, [
        [at, -20],
        [at, 320],
      ]),
    ]);
    joinCrossings(streets);
    const areas = blocksOf(streets).map(signedArea);
    expect(areas.map(Math.round).sort((a, b) => a - b)).toEqual([10_000, 20_000, 20_000, 40_000]);
  });

  it('tells the direction of the houses', () => {
    const turned = (angle: number): Point[] =>
      [
        [0, 0],
        [90, 0],
        [90, 40],
        [0, 40],
      ].map(([x = 0, y = 0]) => ({
        x: x * Math.cos(angle) - y * Math.sin(angle),
        y: x * Math.sin(angle) + y * Math.cos(angle),
      }));
    expect(grain(turned(0.3))).toBeCloseTo(0.3, 6);
    expect(grain(turned(-0.5))).toBeCloseTo(-0.5, 6);
    expect(grain(turned(Math.PI / 2 + 0.1))).toBeCloseTo(0.1, 6);
  });
});

describe('bridgeOver', () => {
  it('makes a bridge of the stretch over water, banks included', () => {
    const road = strand('a', [
      [0, 0],
      [100, 0],
      [200, 0],
    ]);
    const canal = [
      { x: 95, y: -50 },
      { x: 120, y: -50 },
      { x: 120, y: 50 },
      { x: 95, y: 50 },
    ];
    bridgeOver([road], [canal]);
    const wet = road.sections.flatMap(({ kind }, index) =>
      kind === 'bridge' ? [[road.nodes[index]?.x, road.nodes[index + 1]?.x]] : [],
    );
    expect(wet).toEqual([
      [86, 100],
      [100, 129],
    ]);
  });
});

describe('junctions', () => {
  it('get lights, and lanes for every way out', () => {
    const strands = dualCross();
    joinCrossings(strands);
    const signals = placeSignals(strands);
    expect(signals.size).toBe(4);
    markTurns(strands, signals);
    for (const { sections } of strands) {
      const lanes = [...new Set(sections)].flatMap(({ tags }) => tags['turn:lanes'] ?? []);
      expect(lanes).toEqual(['left|through|through|right']);
    }
  });
});
