import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Repeat } from 'lucide-react';
import { estimateTradeIn } from '../../shared/ownership/trade-in.ts';
import { freshValue } from '../../shared/vehicle/reading.ts';
import { usePage } from '../host/hooks.ts';
import { ActionButton } from '../services/ActionButton.tsx';
import { State } from '../services/State.tsx';
import { useNewOrder } from '../services/use-new-order.ts';
import { MeetingForm } from './MeetingForm.tsx';
import { ShowroomFrame } from './ShowroomFrame.tsx';
import type { ShowroomPageProps } from './page-props.ts';
import { TradeInInputs } from './TradeInInputs.tsx';
import styles from './TradeInPage.module.css';
import { TradeInResult } from './TradeInResult.tsx';
import { useShowroomView, useWords } from './use-showroom.ts';

/** What the present car may bring, and a time to have it looked at. */
export function TradeInPage({ tile }: ShowroomPageProps) {
  const { t } = useTranslation('ownership');
  const { language, roughMoney } = useWords();
  const table = usePage(({ showroom }) => showroom.tradeIn);
  const odometerKm = usePage(({ readings }) => {
    const metres = freshValue(readings, 'Vehicle.TraveledDistance');
    return metres === undefined ? undefined : Math.floor(metres / 1000);
  });
  const { usedCar } = useShowroomView();
  const showOrder = useNewOrder(tile.id);
  const [isBooking, setBooking] = useState(false);
  const estimate = table && estimateTradeIn(table, usedCar, odometerKm);
  if (!estimate) {
    return (
      <ShowroomFrame tile={tile} page="tradeIn">
        <State icon={<Repeat aria-hidden="true" />} text={t('noCatalogue')} />
      </ShowroomFrame>
    );
  }
  if (!isBooking) {
    return (
      <ShowroomFrame tile={tile} page="tradeIn">
        <div className={styles['columns']}>
          <TradeInInputs
            table={table}
            usedCar={usedCar}
            estimate={estimate}
            isFromCar={usedCar.odometerKm === undefined && odometerKm !== undefined}
          />
          <TradeInResult estimate={estimate} onBook={() => setBooking(true)} />
        </div>
      </ShowroomFrame>
    );
  }
  return (
    <ShowroomFrame
      tile={tile}
      page="tradeIn"
      title={t('tradeIn.book')}
      onBack={() => setBooking(false)}
    >
      <MeetingForm
        tile={tile}
        purpose="tradeInContact"
        needsConsent
        subject={
          <p className={styles['subject']}>
            {[
              estimate.segment.names[language],
              t('tradeIn.range', {
                low: roughMoney(estimate.lowFen),
                high: roughMoney(estimate.highFen),
              }),
            ].join(' · ')}
          </p>
        }
      >
        {(meeting, label) => (
          <ActionButton
            variant="primary"
            icon={<Repeat aria-hidden="true" />}
            id="ownership.bookTradeIn"
            input={{ ...estimate.car, ...meeting }}
            onDone={showOrder}
          >
            {label}
          </ActionButton>
        )}
      </MeetingForm>
    </ShowroomFrame>
  );
}
