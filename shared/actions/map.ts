import { z } from 'zod';
import type { MapCommand } from '../navigation/command.ts';
import { MAP_VIEWS } from '../settings/settings.ts';
import { always, defineAction, type Effect } from './define.ts';

const map = (command: MapCommand): readonly Effect[] => [{ kind: 'map', command }];

export const mapActions = [
  defineAction({
    id: 'map.zoom',
    input: z.object({ direction: z.enum(['in', 'out']) }),
    risk: 'none',
    description: 'Show more detail of the map (in) or more of the surroundings (out).',
    predicate: always,
    perform: (_context, { direction }) => map({ kind: 'zoom', direction }),
  }),
  defineAction({
    id: 'map.setView',
    input: z.object({ view: z.enum(MAP_VIEWS) }),
    risk: 'none',
    description: 'Lay the map north up, heading up, or heading up and tilted.',
    predicate: always,
    perform: (_context, { view }) => [{ kind: 'set', key: 'mapView', value: view }],
  }),
  defineAction({
    id: 'map.overview',
    input: z.object({ shown: z.boolean() }),
    risk: 'none',
    description: 'Show the whole route, or return to the car.',
    predicate: always,
    perform: (_context, { shown }) => map({ kind: 'overview', shown }),
  }),
  defineAction({
    id: 'map.recentre',
    input: z.object({}),
    risk: 'none',
    description: 'Move the map back to the car and follow it.',
    predicate: always,
    perform: () => map({ kind: 'recentre' }),
  }),
];
