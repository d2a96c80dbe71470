import type { Language } from '../../shared/settings/settings.ts';

/** The time of day of an instant (epoch ms) as the display writes it: 24 hours, `07:05`. */
export function clockTime(language: Language, instant: number): string {
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
}
