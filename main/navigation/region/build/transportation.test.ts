import { describe, expect, it } from 'vitest';
import { brunnelOf, onewayOf, surfaceOf, transportationOf } from './transportation.ts';

describe('transportationOf', () => {
  it.each([
    [{ highway: 'motorway' }, { class: 'motorway', ramp: false, minZoom: 6 }],
    [{ highway: 'motorway_link' }, { class: 'motorway', ramp: true, minZoom: 11 }],
    [{ highway: 'tertiary_link' }, { class: 'tertiary', ramp: true, minZoom: 11 }],
    [
      { highway: 'residential' },
      { class: 'minor', subclass: 'residential', ramp: false, minZoom: 12 },
    ],
    [{ highway: 'footway' }, { class: 'path', subclass: 'footway', ramp: false, minZoom: 14 }],
    [{ railway: 'subway' }, { class: 'transit', subclass: 'subway', ramp: false, minZoom: 12 }],
    [
      { railway: 'rail', service: 'yard' },
      { class: 'rail', subclass: 'rail', ramp: false, minZoom: 14 },
    ],
    [{ route: 'ferry' }, { class: 'ferry', ramp: false, minZoom: 10 }],
    [{ highway: 'proposed' }, null],
    [{ highway: 'construction' }, null],
    [{ building: 'yes' }, null],
    [{ highway: 'toString', railway: 'constructor' }, null],
  ])('%j is %j', (tags, expected) => {
    expect(transportationOf(tags)).toEqual(expected);
  });
});

describe('attributes of a road', () => {
  it.each([
    [{ oneway: 'yes' }, 1],
    [{ oneway: '-1' }, -1],
    [{ oneway: 'no', highway: 'motorway' }, undefined],
    [{ highway: 'motorway' }, 1],
    [{ junction: 'roundabout' }, 1],
    [{}, undefined],
  ])('oneway of %j is %s', (tags, oneway) => {
    expect(onewayOf(tags)).toBe(oneway);
  });

  it.each([
    [{ bridge: 'viaduct' }, 'bridge'],
    [{ bridge: 'no', tunnel: 'yes' }, 'tunnel'],
    [{ tunnel: 'no' }, undefined],
    [{ ford: 'yes' }, 'ford'],
  ])('brunnel of %j is %s', (tags, brunnel) => {
    expect(brunnelOf(tags)).toBe(brunnel);
  });

  it('knows paved from unpaved and says nothing of the rest', () => {
    expect(
      [{ surface: 'asphalt' }, { surface: 'gravel' }, { surface: 'mystery' }, {}].map(surfaceOf),
    ).toEqual(['paved', 'unpaved', undefined, undefined]);
  });
});
