import type { Language, TemperatureUnit } from '../../../settings/settings.ts';
import { moneyText } from '../../../services/money-text.ts';
import type { Money } from '../../../services/money.ts';
import type { ServiceTile, ServicesState } from '../../../services/services-state.ts';
import type { KnownName } from '../../understanding-context.ts';
import type { LocalNow } from './moment.ts';

/** What phrases look at besides the input of an action: names for its ids, units, and the time. */
export interface PhraseFacts extends LocalNow {
  readonly names: readonly KnownName[];
  readonly services: Pick<ServicesState, 'tiles' | 'orders' | 'suggestion'>;
  readonly language: Language;
  readonly temperatureUnit: TemperatureUnit;
}

/** The name of something that an input names by its id; `null` when it is not known. */
export function nameOf(
  { names, services, language }: PhraseFacts,
  kind: KnownName['kind'] | 'service',
  id: unknown,
): string | null {
  if (typeof id !== 'string') return null;
  if (kind === 'service') return serviceTile(services, id)?.names[language] ?? null;
  if (kind === 'order') {
    const merchant = services.orders.find(({ key }) => key === id)?.merchant;
    if (merchant) return merchantName(merchant, language);
  }
  const name = names.find((known) => known.kind === kind && known.id === id)?.name;
  return name === undefined || name === '' ? null : name;
}

/** The name of a merchant in the driver's language, where it has one. */
export function merchantName(
  { name, nameEn }: { readonly name: string; readonly nameEn?: string | undefined },
  language: Language,
): string {
  return language === 'en-US' ? (nameEn ?? name) : name;
}

export function serviceTile(
  { tiles }: Pick<ServicesState, 'tiles'>,
  id: string,
): ServiceTile | undefined {
  return tiles.find((tile) => tile.id === id);
}

/** An amount as the driver reads it. */
export function priceText({ language }: PhraseFacts, money: Money): string {
  return moneyText(language, money);
}
