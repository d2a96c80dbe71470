import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { MerchantHit, parkingOfferSchema } from '../../../shared/services/merchant.ts';
import { moneyText } from '../../../shared/services/money-text.ts';
import { parkingFee } from '../../../shared/services/pricing.ts';
import type { ServiceTile } from '../../../shared/services/services-state.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { ConsentAsk } from '../../privacy/ConsentAsk.tsx';
import { ActionButton } from '../ActionButton.tsx';
import { ConsentRow } from '../ConsentRow.tsx';
import { GoButton } from '../GoButton.tsx';
import { MerchantHead } from '../MerchantHead.tsx';
import { Split } from '../Split.tsx';
import { useLanguage } from '../use-language.ts';
import { useNewOrder } from '../use-new-order.ts';
import { useLiveMerchant } from './use-chosen-merchant.ts';
import styles from './ParkingPlace.module.css';

const HOUR_MS = 3_600_000;
const LONGEST_H = 24;

interface ParkingPlaceProps {
  readonly tile: ServiceTile;
  readonly merchant: MerchantHit;
}

/** One car park: what it costs in words and for a stay, holding a space, paying without stopping. */
export function ParkingPlace({ tile, merchant: hit }: ParkingPlaceProps) {
  const { t } = useTranslation('services');
  const merchant = useLiveMerchant(tile.id, hit);
  const showOrder = useNewOrder(tile.id);
  const { parking } = merchant;
  const [isAsking, setAsking] = useState(false);
  if (isAsking) return <ConsentAsk purpose="autoPay" onDone={() => setAsking(false)} />;
  return (
    <Split
      actions={
        <>
          {parking?.canReserve && (
            <ActionButton
              id="services.order"
              input={{
                service: tile.id,
                draft: { kind: 'park', merchant: { by: 'id', id: merchant.id } },
              }}
              variant="primary"
              icon={<CalendarClock aria-hidden="true" />}
              onDone={showOrder}
            >
              {t('parking.reserve')}
            </ActionButton>
          )}
          <GoButton
            service={tile.id}
            merchantId={merchant.id}
            variant={parking?.canReserve ? 'secondary' : 'primary'}
          />
        </>
      }
    >
      <MerchantHead
        merchant={merchant}
        facts={[parking?.free !== undefined && t('parking.free', { free: parking.free })]}
      />
      {parking && (
        <>
          <Tariff parking={parking} />
          {parking.canPayWithoutStopping && (
            <ConsentRow purpose="autoPay" onAsk={() => setAsking(true)} />
          )}
        </>
      )}
    </Split>
  );
}

function Tariff({ parking }: { readonly parking: z.infer<typeof parkingOfferSchema> }) {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const [hours, setHours] = useState(2);
  const { freeMinutes, perHour, dailyMax } = parking;
  const words = [
    freeMinutes > 0 && t('parking.freeMinutes', { minutes: freeMinutes }),
    t('parking.perHour', { price: moneyText(language, perHour) }),
    dailyMax && t('parking.dailyMax', { price: moneyText(language, dailyMax) }),
  ];
  const fee = parkingFee(parking, 0, hours * HOUR_MS);
  return (
    <section className={styles['tariff']} aria-label={t('parking.tariff')}>
      <p className={styles['words']}>{words.filter(Boolean).join(' · ')}</p>
      <div className={styles['estimate']}>
        <Stepper
          label={t('parking.stay')}
          decreaseLabel={t('parking.shorter')}
          increaseLabel={t('parking.longer')}
          value={t('parking.hours', { hours })}
          onDecrease={() => setHours(Math.max(1, hours - 1))}
          onIncrease={() => setHours(Math.min(LONGEST_H, hours + 1))}
        />
        <Figure value={moneyText(language, fee)} freshness="fresh" label={t('parking.estimate')} />
      </div>
    </section>
  );
}
