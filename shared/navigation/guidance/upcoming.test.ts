import { describe, expect, it } from 'vitest';
import { fakeRoute, type FakeTurn } from './fake-route.ts';
import { measureRoute } from './route-line.ts';
import { lanesMatter, manoeuvreBehind, manoeuvresAhead, thenAfter } from './upcoming.ts';

/** A straight way of ten points, 100 m apart, with these manoeuvres on it. */
function straight(...turns: FakeTurn[]) {
  const way = Array.from({ length: 10 }, (_, index) => [0, index * 100] as const);
  const route = fakeRoute({ way, turns });
  return { route, line: measureRoute(route) };
}

const aheadOf = ({ route, line }: ReturnType<typeof straight>, travelledM: number) =>
  manoeuvresAhead(route, line, travelledM, 3).map(
    ({ manoeuvre, distanceM }) => `${manoeuvre.type} ${Math.round(distanceM)}`,
  );

describe('manoeuvresAhead', () => {
  const turns: FakeTurn[] = [
    { at: 2, type: 'Becomes', roadName: 'b' },
    { at: 3, type: 'Right' },
    { at: 5, type: 'Left' },
  ];

  it('leaves out what is behind and what needs no doing', () => {
    expect(aheadOf(straight(...turns), 0)).toEqual(['Right 300', 'Left 500', 'Destination 900']);
    expect(aheadOf(straight(...turns), 310)).toEqual(['Left 190', 'Destination 590']);
  });

  it('keeps a manoeuvre until the car is through it, and the destination to the end', () => {
    expect(aheadOf(straight(...turns), 302)[0]).toBe('Right 0');
    expect(aheadOf(straight(...turns), 950)).toEqual(['Destination 0']);
  });

  it('knows the road the car is on', () => {
    const { route, line } = straight(...turns);
    expect(manoeuvreBehind(route, line, 250)?.roadName).toBe('b');
  });
});

describe('thenAfter', () => {
  const then = (travelledM: number, speedMps: number, ...turns: FakeTurn[]) => {
    const { route, line } = straight(...turns);
    return thenAfter(manoeuvresAhead(route, line, travelledM, 3), speedMps)?.manoeuvre.type;
  };

  it('is what follows closely, farther at speed', () => {
    const turns: FakeTurn[] = [
      { at: 3, type: 'Right' },
      { at: 5, type: 'Left' },
    ];
    expect(then(0, 10, ...turns)).toBeUndefined();
    expect(then(0, 30, ...turns)).toBe('Left');
    expect(then(0, 10, { at: 3, type: 'Right' }, { at: 4, type: 'Left' })).toBe('Left');
  });

  it('looks past the exit of the roundabout that is entered', () => {
    const turns: FakeTurn[] = [
      { at: 3, type: 'RoundaboutEnter' },
      { at: 4, type: 'RoundaboutExit' },
      { at: 5, type: 'Left' },
    ];
    expect(then(0, 10, ...turns)).toBeUndefined();
    expect(then(0, 30, ...turns)).toBe('Left');
  });
});

it('shows lanes when there is still time to change them', () => {
  const lanes = [{ directions: [], use: 'active' as const }];
  const at = (distanceM: number, speedMps: number, of = lanes) => {
    const [manoeuvre] = straight({ at: 3, type: 'Right', lanes: of }).route.manoeuvres.slice(1);
    return manoeuvre ? lanesMatter({ index: 1, manoeuvre, distanceM }, speedMps) : null;
  };
  expect([at(290, 5), at(310, 5), at(310, 20)]).toEqual([true, false, true]);
  expect(at(100, 5, [])).toBe(false);
});
