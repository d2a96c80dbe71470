import { useTranslation } from 'react-i18next';
import { moneyText } from '../../../shared/services/money-text.ts';
import { orderPhase, type OrderPhase } from '../../../shared/services/order-phase.ts';
import type { TrackedOrder } from '../../../shared/services/services-state.ts';
import { useMinute } from '../../ui/use-minute.ts';
import { nameIn } from '../names.ts';
import { momentText } from '../time-text.ts';
import { useLanguage } from '../use-language.ts';

/** An order in words. */
export interface OrderWords {
  readonly merchant: string;
  readonly phase: OrderPhase;
  /** Where it stands: "charging". */
  readonly status: string;
  /** What goes with it: the code for the counter, the time; empty if nothing. */
  readonly note: string;
  /** What it costs, or has cost so far; empty while it is not known. */
  readonly amount: string;
}

/** Writes orders in the driver's language. */
export function useOrderWords(): (tracked: TrackedOrder) => OrderWords {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const now = useMinute();
  return (tracked) => {
    const { order, merchant, estimate } = tracked;
    const phase = orderPhase(tracked);
    const dueText = order?.dueAt === undefined ? '' : momentText(language, order.dueAt, now);
    const note = (): string => {
      switch (phase) {
        case 'readyForPickup':
          return order?.code === undefined ? '' : t('order.code', { code: order.code });
        case 'preparing':
        case 'accepted':
        case 'booked':
          return dueText;
        case 'reserved':
        case 'waitingForPlug':
          return dueText === '' ? '' : t('order.until', { time: dueText });
        default:
          return '';
      }
    };
    const isRunning = order?.status === 'ready' && order.session !== undefined;
    const amount = isRunning ? order.session?.costSoFar : (order?.total ?? estimate);
    return {
      merchant: nameIn(language, merchant),
      phase,
      status: t(`phase.${phase}`),
      note: note(),
      amount: amount && amount.minor > 0 ? moneyText(language, amount) : '',
    };
  };
}
