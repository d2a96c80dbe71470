import { LANGUAGES, type Language } from '../../settings/settings.ts';
import { localizedSchema, type Localized } from '../text.ts';
import { PLACEHOLDER, TRIGGER_FACTS, type TriggerFact, type TriggerFacts } from '../trigger.ts';

/**
 * Longest line of a card in characters of each language: 31 Han characters (Design for Driving), and
 * the two lines of Latin letters that take as much room.
 */
const MAX_LENGTH: Readonly<Record<Language, number>> = { 'zh-CN': 31, 'en-US': 60 };

/** Fewer characters of a name are not worth showing. */
const LEAST_NAME = 3;

export interface MerchantName {
  readonly name: string;
  readonly nameEn?: string | undefined;
}

/** Below this a tenth of a kilometre matters. */
const TENTHS_BELOW_KM = 10;

/** The value of a fact as it stands in a text: rounded, without unit. */
function written(fact: TriggerFact, value: number, language: Language): string {
  if (fact === 'minuteOfDay') {
    const [hours, minutes] = [Math.floor(value / 60), Math.floor(value % 60)];
    return `${hours}:${String(minutes).padStart(2, '0')}`;
  }
  const isShort = fact.endsWith('Km') && Math.abs(value) < TENTHS_BELOW_KM - 0.05;
  return formatOf(language, isShort ? 1 : 0).format(value);
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(language: Language, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${language}${maximumFractionDigits}`;
  const known = formats.get(key);
  if (known) return known;
  const created = new Intl.NumberFormat(language, {
    maximumFractionDigits,
    signDisplay: 'negative',
  });
  formats.set(key, created);
  return created;
}

/**
 * A line of a card with its figures and the merchant's name put in; the name is shortened where it has
 * to be. `null` when a fact is not known, there is no merchant to name, or it stays too long: then the
 * card is not shown, rather than with a gap.
 */
export function cardText(
  template: Localized,
  facts: TriggerFacts,
  merchant: MerchantName | null,
): Localized | null {
  const lines = LANGUAGES.map((language) => [
    language,
    lineOf(template[language], language, facts, merchant),
  ]);
  const parsed = localizedSchema.safeParse(Object.fromEntries(lines));
  return parsed.success ? parsed.data : null;
}

function lineOf(
  template: string,
  language: Language,
  facts: TriggerFacts,
  merchant: MerchantName | null,
): string | null {
  const figures = new Map<string, string>();
  for (const [, name] of template.matchAll(PLACEHOLDER)) {
    if (name === undefined || name === 'merchant') continue;
    const fact = TRIGGER_FACTS.find((known) => known === name);
    const value = fact && facts[fact];
    if (!fact || typeof value !== 'number') return null;
    figures.set(name, written(fact, value, language));
  }
  const withFigures = template.replaceAll(
    PLACEHOLDER,
    (whole, name: string) => figures.get(name) ?? whole,
  );
  const line = withFigures.includes('{{merchant}}')
    ? withName(withFigures, language, merchant)
    : withFigures;
  return line !== null && lengthOf(line) <= MAX_LENGTH[language] ? line : null;
}

function withName(line: string, language: Language, merchant: MerchantName | null): string | null {
  if (!merchant) return null;
  const name = language === 'en-US' ? (merchant.nameEn ?? merchant.name) : merchant.name;
  const room = MAX_LENGTH[language] - lengthOf(line.replace('{{merchant}}', ''));
  const letters = Array.from(name);
  if (room < Math.min(LEAST_NAME, letters.length)) return null;
  const shown =
    letters.length <= room
      ? name
      : `${letters
          .slice(0, room - 1)
          .join('')
          .trimEnd()}…`;
  return line.replace('{{merchant}}', () => shown);
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
