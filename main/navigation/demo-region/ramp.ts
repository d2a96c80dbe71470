import { at } from './plane.ts';
import { stationAt } from './polyline.ts';
import { kindTags, type NetNode, type Section, type Strand, type Tags } from './strand.ts';

/** Half of the width of a ramp of one lane, m. */
const HALF_WIDTH_M = 3;

/** Exits are numbered through the region. */
export interface Exits {
  next: number;
}

/** Tags of the road at `s` metres along the strand. */
export function tagsAt(strand: Strand, s: number): Tags {
  return at(strand.sections, stationAt(strand.nodes, s).segment).tags;
}

/** A ramp above the ground, signed with the road it leads to. */
export function createRamp(
  nodes: NetNode[],
  layer: number,
  maxspeed: string,
  { name, ref }: Tags,
): Strand {
  const section: Section = { kind: 'elevated', tags: kindTags('elevated', layer) };
  return {
    road: `ramp-${Math.round(at(nodes, 0).x)}-${Math.round(at(nodes, 0).y)}`,
    origin: 'ramp',
    tags: {
      highway: 'trunk_link',
      oneway: 'yes',
      lanes: '1',
      maxspeed,
      ...(name ? { destination: name } : {}),
      ...(ref ? { 'destination:ref': ref } : {}),
    },
    nodes,
    sections: nodes.slice(1).map(() => section),
    oneway: true,
    halfWidthM: HALF_WIDTH_M,
  };
}

/** Marks where a ramp leaves: the exit's number, and the name of the interchange where it has one. */
export function markExit(node: NetNode, exits: Exits, name?: Tags): void {
  node.tags = { highway: 'motorway_junction', ref: String(exits.next), ...name };
  exits.next += 1;
}
