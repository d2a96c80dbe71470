import { useTranslation } from 'react-i18next';
import type { PriceBand } from '../../../shared/services/merchant.ts';
import { minutesOf } from '../../../shared/services/plausible.ts';
import { bandAt, minuteOfDayAt } from '../../../shared/services/pricing.ts';
import { useMinute } from '../../ui/use-minute.ts';
import { bandPrice, useEnergyPrice } from './charging-facts.ts';
import styles from './PriceBands.module.css';

const DAY_MIN = 1440;

/** How dear a band is among the others of its day: 0 the cheapest, 2 the dearest. */
function levelOf(band: PriceBand, bands: readonly PriceBand[]): 0 | 1 | 2 {
  const prices = bands.map(bandPrice);
  const [least, most] = [Math.min(...prices), Math.max(...prices)];
  const share = most === least ? 0 : (bandPrice(band) - least) / (most - least);
  return share < 1 / 3 ? 0 : share < 2 / 3 ? 1 : 2;
}

/** Bands within a day, cut at midnight, in the order of the day. */
function spansOf(bands: readonly PriceBand[]) {
  return bands
    .flatMap((band) => {
      const [from, to] = [minutesOf(band.from), minutesOf(band.to)];
      if (from < to) return [{ band, from, to }];
      return [
        { band, from, to: DAY_MIN },
        { band, from: 0, to },
      ].filter((span) => span.from < span.to);
    })
    .sort((a, b) => a.from - b.from);
}

/** The price of energy over the day, with the one that applies now. */
export function PriceBands({ bands }: { readonly bands: readonly PriceBand[] }) {
  const { t } = useTranslation('services');
  const now = useMinute();
  const priceOf = useEnergyPrice();
  const current = bandAt(bands, now);
  const cheapest = bands.reduce((least, band) =>
    bandPrice(band) < bandPrice(least) ? band : least,
  );
  if (!current) return null;
  const words = [t('charging.priceNow', { price: priceOf(current), to: current.to })];
  if (bandPrice(cheapest) < bandPrice(current)) {
    const { from, to } = cheapest;
    words.push(t('charging.cheapest', { price: priceOf(cheapest), from, to }));
  }
  return (
    <section className={styles['prices']} aria-label={t('charging.prices')}>
      <p className={styles['words']}>{words.join(' · ')}</p>
      <div className={styles['day']} aria-hidden="true">
        {spansOf(bands).map(({ band, from, to }) => (
          <span
            key={from}
            className={styles['band']}
            data-level={levelOf(band, bands)}
            style={{ flexGrow: to - from }}
          />
        ))}
        <span
          className={styles['now']}
          style={{ left: `${(minuteOfDayAt(now) / DAY_MIN) * 100}%` }}
        />
      </div>
      <div className={styles['hours']} aria-hidden="true">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
    </section>
  );
}
