import { CalendarCheck, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { orderDraftSchema } from '../../../shared/services/command.ts';
import type { MerchantHit, Product, Slot } from '../../../shared/services/merchant.ts';
import { moneyText } from '../../../shared/services/money-text.ts';
import type { ServiceTile } from '../../../shared/services/services-state.ts';
import { ContactAsk } from '../../privacy/ContactAsk.tsx';
import { ContactControls } from '../../privacy/ContactControls.tsx';
import { useContact } from '../../privacy/use-contact.ts';
import { clockTime } from '../../ui/clock-time.ts';
import { Figure } from '../../ui/Figure.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { ToggleButton } from '../../ui/ToggleButton.tsx';
import { useMinute } from '../../ui/use-minute.ts';
import { ActionButton } from '../ActionButton.tsx';
import { GoButton } from '../GoButton.tsx';
import { MerchantHead } from '../MerchantHead.tsx';
import { nameIn } from '../names.ts';
import { Split } from '../Split.tsx';
import { AnswerState } from '../State.tsx';
import { dayText, isoDay } from '../time-text.ts';
import { useLanguage } from '../use-language.ts';
import { useQuote, useSlots } from '../use-merchants.ts';
import { useNewOrder } from '../use-new-order.ts';
import { useLiveMerchant } from './use-chosen-merchant.ts';
import styles from './AppointmentPage.module.css';

const PRODUCT_CELL = { height: 76, gap: 8, minWidth: 240, maxColumns: 3 } as const;
const SLOT_CELL = { height: 76, gap: 8, minWidth: 120, maxColumns: 6 } as const;
const DAY_MS = 86_400_000;
/** Days ahead that are offered. */
const DAYS = 14;

interface AppointmentPageProps {
  readonly tile: ServiceTile;
  readonly merchant: MerchantHit;
}

/** One workshop: what is to be done, on which day, at what time, and whether it may call. */
export function AppointmentPage({ tile, merchant: hit }: AppointmentPageProps) {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const now = useMinute();
  const merchant = useLiveMerchant(tile.id, hit);
  const showOrder = useNewOrder(tile.id);
  const [day, setDay] = useState(1);
  const [slot, setSlot] = useState<Slot | null>(null);
  const contact = useContact('carCareContact');
  const isCarCare = tile.category === 'carCare';
  const [productIds, setProductIds] = useState<readonly string[]>([]);
  const products = merchant.products ?? [];
  const draft = {
    kind: 'booking' as const,
    merchant: { by: 'id' as const, id: merchant.id },
    productIds: [...productIds],
    ...(slot && { slotId: slot.id }),
  };
  const booking = { ...draft, ...(isCarCare && contact.phone) } satisfies z.input<
    typeof orderDraftSchema
  >;
  const { value: quote } = useQuote(slot ? { service: tile.id, draft } : null);
  const turn = (by: 1 | -1) => {
    setDay(Math.min(DAYS, Math.max(0, day + by)));
    setSlot(null);
  };
  const toggle = (id: string) =>
    setProductIds(
      productIds.includes(id) ? productIds.filter((other) => other !== id) : [...productIds, id],
    );
  if (isCarCare && contact.isAsked) {
    return (
      <Split actions={<ContactControls contact={contact} />}>
        <ContactAsk contact={contact} />
      </Split>
    );
  }
  return (
    <Split
      actions={
        <>
          {slot && (
            <Figure
              value={clockTime(language, slot.startsAt)}
              freshness="fresh"
              label={[
                dayText(language, slot.startsAt),
                quote &&
                  quote.total.minor > 0 &&
                  t('appointment.estimate', { amount: moneyText(language, quote.total) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          )}
          <ActionButton
            id="services.order"
            input={{ service: tile.id, draft: booking }}
            variant="primary"
            icon={<CalendarCheck aria-hidden="true" />}
            onDone={showOrder}
          >
            {t(slot ? 'appointment.book' : 'appointment.bookNext')}
          </ActionButton>
          <GoButton service={tile.id} merchantId={merchant.id} />
          {isCarCare && <ContactControls contact={contact} />}
        </>
      }
    >
      <MerchantHead merchant={merchant} />
      {products.length > 0 && (
        <div className={styles['products']}>
          <PagedList<Product>
            label={t('appointment.products')}
            items={products}
            keyOf={({ id }) => id}
            cell={PRODUCT_CELL}
          >
            {(product) => (
              <ToggleButton
                className={styles['product'] ?? ''}
                isSelected={productIds.includes(product.id)}
                onChange={() => toggle(product.id)}
              >
                <span className={styles['name']}>{nameIn(language, product)}</span>
                <span className={styles['price']}>{moneyText(language, product.price)}</span>
              </ToggleButton>
            )}
          </PagedList>
        </div>
      )}
      <div className={styles['day']}>
        <IconButton
          icon={<ChevronLeft aria-hidden="true" />}
          label={t('appointment.dayBefore')}
          isUnavailable={day === 0}
          onPress={() => turn(-1)}
        />
        <span className={styles['date']}>{dayText(language, now + day * DAY_MS)}</span>
        <IconButton
          icon={<ChevronRight aria-hidden="true" />}
          label={t('appointment.dayAfter')}
          isUnavailable={day === DAYS}
          onPress={() => turn(1)}
        />
      </div>
      <Slots
        key={day}
        service={tile.id}
        merchantId={merchant.id}
        day={isoDay(now, day)}
        chosen={slot?.id ?? null}
        onChoose={setSlot}
      />
    </Split>
  );
}

interface SlotsProps {
  readonly service: string;
  readonly merchantId: string;
  readonly day: string;
  readonly chosen: string | null;
  readonly onChoose: (slot: Slot) => void;
}

function Slots({ service, merchantId, day, chosen, onChoose }: SlotsProps) {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const answered = useSlots(service, merchantId, day);
  return (
    <AnswerState answered={answered}>
      {(slots) => {
        const free = slots.filter(({ isFree }) => isFree);
        if (free.length === 0) return <p>{t('appointment.none')}</p>;
        return (
          <PagedList<Slot>
            label={t('appointment.slots')}
            items={free}
            keyOf={({ id }) => id}
            cell={SLOT_CELL}
          >
            {(slot) => (
              <ToggleButton
                className={styles['slot'] ?? ''}
                isSelected={slot.id === chosen}
                onChange={() => onChoose(slot)}
              >
                {clockTime(language, slot.startsAt)}
              </ToggleButton>
            )}
          </PagedList>
        );
      }}
    </AnswerState>
  );
}
