const SCALES = [
  { unit: 'second', milliseconds: 1_000, digits: 1, below: 60_000 },
  { unit: 'minute', milliseconds: 60_000, digits: 0, below: 3_600_000 },
  { unit: 'hour', milliseconds: 3_600_000, digits: 0, below: 86_400_000 },
  { unit: 'day', milliseconds: 86_400_000, digits: 0, below: Infinity },
] as const;

/**
 * An age in ms as one rounded figure with its unit, e.g. `0.4 sec`. A capture time ahead of this
 * clock counts as an age of zero.
 */
export function ageText(age: number, language: string): string {
  const elapsed = Math.max(0, age);
  const scale = SCALES.find(({ below }) => elapsed < below) ?? SCALES[3];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: scale.unit,
    unitDisplay: 'short',
    minimumFractionDigits: scale.digits,
    maximumFractionDigits: scale.digits,
    roundingMode: 'floor',
  }).format(elapsed / scale.milliseconds);
}
