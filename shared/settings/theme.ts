import { getPosition } from 'suncalc';
import type { Theme } from './settings.ts';

/** What is known about the light around the car; `undefined` = not known now. */
export interface LightEvidence {
  /** Current brightness outside, percent of full daylight. */
  readonly lightIntensity: number | undefined;
  /** Current or last known position, degrees WGS-84. */
  readonly position: { readonly latitude: number; readonly longitude: number } | undefined;
  /** Whether the low beam is on now. */
  readonly lowBeam: boolean | undefined;
  /** Wall clock, epoch ms. */
  readonly wall: number;
  /** Hour of the day where the car is, 0 to 24, fractions included. */
  readonly localHour: number;
}

/**
 * Outside brightness (percent) below which it is night and above which it is day; in between the
 * theme stays as it is. Overcast dusk reads about 10, a lit street at night below 5.
 */
const LIGHT = { dark: 10, bright: 20 } as const;

/**
 * Sun altitude (degrees) for night and day. Street lighting comes on near the end of civil twilight
 * (-6°); displays are too bright well before that. Half a degree is about two minutes of dusk.
 */
const SUN = { dark: -3, bright: -1 } as const;

/** Low beam says that someone, or a sensor, found it dark: both bands move up by this much. */
const LOW_BEAM_SHIFT = { light: 15, sun: 6 } as const;

/** Without light sensor and position: the hours of day, winter and summer in between. */
const DAY_HOURS = { from: 7, to: 19 } as const;

/**
 * How long it must be dark, or bright, before the theme follows, ms. In a tunnel a bright screen
 * dazzles at once; a bridge or a gap between houses must not make it flicker.
 */
export const THEME_DELAY_MS: Readonly<Record<Theme, number>> = { night: 2000, day: 5000 };

/** What a theme was judged by, best first. */
export type LightBasis = 'light' | 'sun' | 'hour';

/** The theme of auto mode, and the change that is being considered. */
export interface AutoTheme {
  readonly theme: Theme;
  readonly basis: LightBasis;
  /** Since when (monotonic ms) the evidence has spoken for the other theme; `null` when it does not. */
  readonly doubtSince: number | null;
}

/** Brings the automatic theme up to date; call it about twice a second. */
export function stepAutoTheme(
  previous: AutoTheme | null,
  evidence: LightEvidence,
  mono: number,
): AutoTheme {
  const { theme: evident, basis } = judgeLight(evidence);
  // The hour of day is a guess made before the car has reported anything; what it reports first
  // replaces the guess without delay.
  if (!previous || (previous.basis === 'hour' && basis !== 'hour')) {
    return { theme: evident ?? previous?.theme ?? 'day', basis, doubtSince: null };
  }
  const { theme } = previous;
  if (evident === null || evident === theme) return { theme, basis, doubtSince: null };
  const doubtSince = previous.doubtSince ?? mono;
  return mono - doubtSince >= THEME_DELAY_MS[evident]
    ? { theme: evident, basis, doubtSince: null }
    : { theme, basis, doubtSince };
}

/**
 * What the best evidence at hand speaks for: the light sensor, else the sun, else the hour of day.
 * The theme is `null` within the band where the present one stays.
 */
export function judgeLight(evidence: LightEvidence): {
  readonly theme: Theme | null;
  readonly basis: LightBasis;
} {
  const { lightIntensity, position, lowBeam, wall, localHour } = evidence;
  const lit = lowBeam === true;
  if (lightIntensity !== undefined) {
    const shift = lit ? LOW_BEAM_SHIFT.light : 0;
    return { theme: inBand(lightIntensity, LIGHT, shift), basis: 'light' };
  }
  if (position) {
    const { altitude } = getPosition(new Date(wall), position.latitude, position.longitude);
    return { theme: inBand(altitude, SUN, lit ? LOW_BEAM_SHIFT.sun : 0), basis: 'sun' };
  }
  const isDay = !lit && localHour >= DAY_HOURS.from && localHour < DAY_HOURS.to;
  return { theme: isDay ? 'day' : 'night', basis: 'hour' };
}

function inBand(
  value: number,
  band: { readonly dark: number; readonly bright: number },
  shift: number,
): Theme | null {
  if (value < band.dark + shift) return 'night';
  return value > band.bright + shift ? 'day' : null;
}
