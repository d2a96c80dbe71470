import type { Theme } from '../../../shared/settings/settings.ts';

/** The colours of the map by theme; they belong to the tokens of `renderer/ui/tokens.css`. */
export interface Palette {
  readonly ground: string;
  readonly builtUp: string;
  readonly water: string;
  readonly waterText: string;
  readonly green: string;
  readonly wood: string;
  readonly sand: string;
  readonly campus: string;
  readonly building: string;
  readonly buildingLine: string;
  readonly standing: string;
  readonly road: Readonly<Record<RoadRank, string>>;
  readonly casing: Readonly<Record<RoadRank, string>>;
  readonly tunnel: string;
  readonly tunnelCasing: string;
  readonly path: string;
  readonly rail: string;
  readonly metro: string;
  readonly ferry: string;
  readonly boundary: string;
  readonly runway: string;
  readonly arrow: string;
  readonly text: string;
  readonly textMinor: string;
  readonly textHalo: string;
  readonly placeText: string;
  readonly greenText: string;
  readonly route: string;
  readonly routeCasing: string;
  readonly passed: string;
  readonly passedCasing: string;
  readonly alternative: string;
  readonly alternativeCasing: string;
  readonly turn: string;
  readonly reachable: string;
}

export type RoadRank =
  'motorway' | 'trunk' | 'primary' | 'secondary' | 'tertiary' | 'minor' | 'service';

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  night: {
    ground: '#10161d',
    builtUp: '#121922',
    water: '#0f2436',
    waterText: '#5d8fb8',
    green: '#12231f',
    wood: '#13261f',
    sand: '#1c1f1e',
    campus: '#141c26',
    building: '#1a222c',
    buildingLine: '#212b37',
    standing: '#2b3643',
    road: {
      motorway: '#5a6c80',
      trunk: '#526377',
      primary: '#4a5a6c',
      secondary: '#3c4a5a',
      tertiary: '#303c4a',
      minor: '#26313d',
      service: '#202933',
    },
    casing: {
      motorway: '#0b1016',
      trunk: '#0b1016',
      primary: '#0b1016',
      secondary: '#0b1016',
      tertiary: '#0c1218',
      minor: '#0d131a',
      service: '#0f151c',
    },
    tunnel: '#1f2833',
    tunnelCasing: '#3a4756',
    path: '#243039',
    rail: '#2c3743',
    metro: '#3a4b66',
    ferry: '#2c4d6c',
    boundary: '#33404e',
    runway: '#232d38',
    arrow: '#93a3b5',
    text: '#d3dbe4',
    textMinor: '#97a5b5',
    textHalo: '#0e141b',
    placeText: '#aeb9c6',
    greenText: '#6fae8c',
    route: '#4c9dff',
    routeCasing: '#123a6b',
    passed: '#3b4b60',
    passedCasing: '#1a2430',
    alternative: '#5a7ca3',
    alternativeCasing: '#14202d',
    turn: '#ffffff',
    reachable: '#3ccb8a',
  },
  day: {
    ground: '#eef0f2',
    builtUp: '#eaedf0',
    water: '#bfdcf2',
    waterText: '#3f78a8',
    green: '#d3e8d3',
    wood: '#c9e2c9',
    sand: '#efe9da',
    campus: '#e9ebf2',
    building: '#e1e4e8',
    buildingLine: '#d2d7dc',
    standing: '#e4e8ec',
    road: {
      motorway: '#ffcf73',
      trunk: '#ffd98c',
      primary: '#ffe3a0',
      secondary: '#fff0c8',
      tertiary: '#ffffff',
      minor: '#ffffff',
      service: '#fbfcfd',
    },
    casing: {
      motorway: '#dca64a',
      trunk: '#e0b463',
      primary: '#e2c27e',
      secondary: '#dccfa4',
      tertiary: '#ccd2d8',
      minor: '#d3d8dd',
      service: '#dce0e4',
    },
    tunnel: '#f5f1e6',
    tunnelCasing: '#cbbf9f',
    path: '#d8dce0',
    rail: '#c3c9d0',
    metro: '#a9b9d6',
    ferry: '#8db6d8',
    boundary: '#b9c1c9',
    runway: '#dce0e5',
    arrow: '#8a96a3',
    text: '#26323f',
    textMinor: '#4b5967',
    textHalo: '#ffffff',
    placeText: '#55636f',
    greenText: '#3d7a4e',
    route: '#1273ea',
    routeCasing: '#0a4a9e',
    passed: '#a9b6c4',
    passedCasing: '#8795a5',
    alternative: '#8fb9ee',
    alternativeCasing: '#5f92d2',
    turn: '#ffffff',
    reachable: '#0b8457',
  },
};
