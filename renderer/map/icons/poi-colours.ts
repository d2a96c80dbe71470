import type { Theme } from '../../../shared/settings/settings.ts';

/** Disc behind a place's glyph: one family of hues, quieter at night. */
const HUES: Readonly<Record<string, Readonly<Record<Theme, string>>>> = {
  charging: { day: '#0b8457', night: '#1f7a57' },
  fuel: { day: '#b56a00', night: '#8a5a1c' },
  parking: { day: '#2c6fd1', night: '#2f5c9e' },
  metro: { day: '#3b5fb5', night: '#3a5390' },
  station: { day: '#3b5fb5', night: '#3a5390' },
  airport: { day: '#3b5fb5', night: '#3a5390' },
  hospital: { day: '#cf4238', night: '#94403b' },
  pharmacy: { day: '#cf4238', night: '#94403b' },
  sight: { day: '#4a7f63', night: '#3d6653' },
  mall: { day: '#b04a86', night: '#7f4468' },
  supermarket: { day: '#b04a86', night: '#7f4468' },
  hotel: { day: '#7757b8', night: '#5e4a8c' },
  food: { day: '#c4622d', night: '#8a5030' },
  cafe: { day: '#c4622d', night: '#8a5030' },
};

const PLAIN: Readonly<Record<Theme, string>> = { day: '#66758a', night: '#4c5968' };

/** The colour of a category's disc. */
export function poiColour(category: string, theme: Theme): string {
  return (HUES[category] ?? PLAIN)[theme];
}
