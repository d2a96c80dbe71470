import { approach } from './math.ts';

/** The side doors by seat. */
export const SEATS = ['driver', 'passenger', 'rearDriver', 'rearPassenger'] as const;
export type SeatName = (typeof SEATS)[number];

/** Full travel of a window, s, and of the powered tailgate, s. */
const WINDOW_TRAVEL = 4;
const TRUNK_TRAVEL = 3;
/** Below this brightness (%) automatic lights go on, above the second they go off again. */
const DARK = 30;
const BRIGHT = 40;
/** Rain (%) from which automatic lights go on. */
const WET = 25;

export type LightSwitch = 'OFF' | 'POSITION' | 'DAYTIME_RUNNING_LIGHTS' | 'AUTO' | 'BEAM';
type WiperMode = 'OFF' | 'SLOW' | 'MEDIUM' | 'FAST' | 'INTERVAL' | 'RAIN_SENSOR';

interface Travel {
  /** 0 closed, 100 open. */
  readonly position: number;
  readonly target: number;
}

export interface Door {
  readonly open: boolean;
  readonly locked: boolean;
  readonly window: Travel;
}

export interface Body {
  readonly doors: Readonly<Record<SeatName, Door>>;
  readonly trunk: Travel;
  readonly lightSwitch: LightSwitch;
  readonly lowBeam: boolean;
  readonly highBeam: boolean;
  readonly hazard: boolean;
  readonly wiper: WiperMode;
}

/** Everything closed, nothing locked, lights and wipers automatic. */
export function closedBody(): Body {
  const still = { position: 0, target: 0 };
  const door = { open: false, locked: false, window: still };
  return {
    doors: { driver: door, passenger: door, rearDriver: door, rearPassenger: door },
    trunk: still,
    lightSwitch: 'AUTO',
    lowBeam: false,
    highBeam: false,
    hazard: false,
    wiper: 'RAIN_SENSOR',
  };
}

/** `body` with one door changed. */
export function withDoor(body: Body, seat: SeatName, change: Partial<Door>): Body {
  return { ...body, doors: { ...body.doors, [seat]: { ...body.doors[seat], ...change } } };
}

/** `body` with every door changed alike. */
export function withDoors(body: Body, change: Partial<Door>): Body {
  return SEATS.reduce((changed, seat) => withDoor(changed, seat, change), body);
}

/** True when a door or the tailgate is not fully closed. */
export function isAnythingOpen(body: Body): boolean {
  return body.trunk.position > 0 || SEATS.some((seat) => body.doors[seat].open);
}

/** Mean opening of the windows, 0 to 1. */
export function meanWindowOpening(body: Body): number {
  return SEATS.reduce((sum, seat) => sum + body.doors[seat].window.position, 0) / 400;
}

function move(travel: Travel, fullTravel: number, dt: number): Travel {
  if (travel.position === travel.target) return travel;
  return { ...travel, position: approach(travel.position, travel.target, (100 / fullTravel) * dt) };
}

function lowBeamOf(body: Body, lightIntensity: number, rain: number): boolean {
  if (body.lightSwitch === 'BEAM') return true;
  if (body.lightSwitch !== 'AUTO') return false;
  return lightIntensity < (body.lowBeam ? BRIGHT : DARK) || rain > WET;
}

/** The body `dt` seconds later: what travels moves on, automatic lights follow the brightness. */
export function stepBody(body: Body, lightIntensity: number, rain: number, dt: number): Body {
  const lowBeam = lowBeamOf(body, lightIntensity, rain);
  const trunk = move(body.trunk, TRUNK_TRAVEL, dt);
  let next: Body = body;
  if (trunk !== body.trunk) next = { ...next, trunk };
  for (const seat of SEATS) {
    const window = move(body.doors[seat].window, WINDOW_TRAVEL, dt);
    if (window !== body.doors[seat].window) next = withDoor(next, seat, { window });
  }
  if (lowBeam !== body.lowBeam) next = { ...next, lowBeam, highBeam: body.highBeam && lowBeam };
  return next;
}
