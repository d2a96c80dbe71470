import type { Catalogue } from '../../shared/ownership/catalogue.ts';
import type { ShowroomView } from '../../shared/ownership/view.ts';
import { moneyText } from '../../shared/services/money-text.ts';
import type { Language } from '../../shared/settings/settings.ts';
import { usePage } from '../host/hooks.ts';

/** What this display looks at in the showroom. */
export function useShowroomView(): ShowroomView {
  return usePage(({ showroomView }) => showroomView);
}

/** The catalogue, or `null` when there is none to show. */
export function useCatalogue(): Catalogue | null {
  return usePage(({ showroom }) => showroom.catalogue);
}

/** The language, and amounts written in it. */
export function useWords(): {
  readonly language: Language;
  readonly money: (fen: number) => string;
  /** In ten thousands (Chinese) or thousands, for figures that are rough by nature. */
  readonly roughMoney: (fen: number) => string;
} {
  const language = usePage(({ settings }) => settings.settings.language);
  return {
    language,
    money: (fen) => moneyText(language, { currency: 'CNY', minor: fen }),
    roughMoney: (fen) =>
      new Intl.NumberFormat(language, {
        style: 'currency',
        currency: 'CNY',
        currencyDisplay: 'narrowSymbol',
        notation: 'compact',
        maximumFractionDigits: 2,
      }).format(fen / 100),
  };
}
