import { quantityText, type Quantity } from '../settings/format.ts';
import type { DistanceUnit, Language } from '../settings/settings.ts';
import { distanceIn } from '../settings/units.ts';

/** The settings that figures of the way depend on. */
export interface WaySettings {
  readonly language: Language;
  readonly distanceUnit: DistanceUnit;
}

const FEET_PER_MILE = 5280;

/**
 * How far it is to something on the way, from metres. Near: steps of 10 m (50 ft), since smaller ones
 * only flicker. From 1 km (0.2 mi): tenths; from 100: whole.
 */
export function wayDistance({ language, distanceUnit }: WaySettings, metres: number): Quantity {
  const far = distanceIn(distanceUnit, metres);
  const near =
    distanceUnit === 'mi'
      ? { value: Math.round((far * FEET_PER_MILE) / 50) * 50, below: 1000, unit: 'foot' as const }
      : { value: Math.round(metres / 10) * 10, below: 1000, unit: 'meter' as const };
  if (near.value < near.below) return quantity(language, near.value, near.unit, 0);
  const unit = distanceUnit === 'mi' ? 'mile' : 'kilometer';
  return quantity(language, far, unit, far < 99.95 ? 1 : 0);
}

type WayUnit = 'foot' | 'meter' | 'mile' | 'kilometer';

function quantity(language: Language, value: number, unit: WayUnit, digits: number): Quantity {
  const parts = new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  }).formatToParts(value);
  const text = (isUnit: boolean) =>
    parts
      .filter(({ type }) => (type === 'unit') === isUnit && type !== 'literal')
      .map((part) => part.value)
      .join('');
  return { value: text(false), unit: text(true) };
}

/** A distance as one text, `320 m`; Chinese units need no space. */
export function wayDistanceText(settings: WaySettings, metres: number): string {
  const distance = wayDistance(settings, metres);
  return settings.language === 'zh-CN' ? distance.value + distance.unit : quantityText(distance);
}

/** How long it takes, from seconds: `9 min`, `1 hr 5 min`; at least a minute. */
export function wayDurationText(language: Language, seconds: number): string {
  const total = Math.max(1, Math.round(seconds / 60));
  const part = (value: number, unit: 'hour' | 'minute') =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  const hours = Math.floor(total / 60);
  const minutes = total % 60;
  if (hours === 0) return part(minutes, 'minute');
  const separator = language === 'zh-CN' ? '' : ' ';
  return minutes === 0
    ? part(hours, 'hour')
    : `${part(hours, 'hour')}${separator}${part(minutes, 'minute')}`;
}
