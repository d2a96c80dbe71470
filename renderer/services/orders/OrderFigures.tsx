import { useTranslation } from 'react-i18next';
import { wayDurationText } from '../../../shared/navigation/way-figures.ts';
import { moneyText } from '../../../shared/services/money-text.ts';
import type { Order } from '../../../shared/services/order.ts';
import type { TrackedOrder } from '../../../shared/services/services-state.ts';
import { useMinute } from '../../ui/use-minute.ts';
import { Figures, type LabelledFigure } from '../Figures.tsx';
import { momentText } from '../time-text.ts';
import { useLanguage } from '../use-language.ts';

/** The figures of an order that the driver looks for: charge, cost, code, time. */
export function OrderFigures({ tracked }: { readonly tracked: TrackedOrder }) {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const now = useMinute();
  const { order, estimate } = tracked;
  const figures = order ? [...orderFigures(order), ...sessionFigures(order)] : estimateFigure();
  return <Figures figures={figures} />;

  function figure(label: string, value: string | undefined): LabelledFigure[] {
    return value === undefined ? [] : [{ label, value }];
  }

  function estimateFigure(): LabelledFigure[] {
    return estimate ? figure(t('figure.estimate'), moneyText(language, estimate)) : [];
  }

  function sessionFigures({ session, status, lines }: Order): LabelledFigure[] {
    if (!session || session.state === 'waitingForPlug') return [];
    const { soc, energyKwh, powerKw, litres, startedAt, endedAt, costSoFar } = session;
    const until = endedAt ?? now;
    const isRunning = session.state === 'running';
    // The lines of the bill tell it.
    const isBilled = status !== 'ready' && lines.length > 0;
    return [
      ...figure(
        t('figure.soc'),
        isRunning && soc !== undefined ? `${Math.round(soc)}%` : undefined,
      ),
      ...figure(t('figure.energy'), isBilled ? undefined : energyKwh?.toFixed(1)),
      ...figure(t('figure.power'), isRunning ? powerKw?.toFixed(0) : undefined),
      ...figure(t('figure.litres'), isBilled ? undefined : litres?.toFixed(2)),
      ...figure(
        t('figure.lasted'),
        startedAt === undefined || (!isRunning && energyKwh !== undefined)
          ? undefined
          : wayDurationText(language, Math.max(0, until - startedAt) / 1000),
      ),
      ...figure(
        t('figure.costSoFar'),
        status === 'ready' ? moneyText(language, costSoFar) : undefined,
      ),
    ];
  }

  function orderFigures({ status, code, dueAt, payBy, total, refund, kind }: Order) {
    const at = (moment: number | undefined) =>
      moment === undefined ? undefined : momentText(language, moment, now);
    const isOpen = status !== 'done' && status !== 'cancelled' && status !== 'refunded';
    const isBilled = status !== 'ready' && status !== 'created' && total.minor > 0;
    return [
      ...figure(t('figure.code'), isOpen ? code : undefined),
      ...figure(t('figure.total'), isBilled ? moneyText(language, total) : undefined),
      ...(status === 'awaitingPayment'
        ? figure(t('figure.payBy'), at(payBy))
        : figure(t(`figure.due.${kind}`), isOpen ? at(dueAt) : undefined)),
      ...figure(t('figure.refund'), refund && moneyText(language, refund)),
    ];
  }
}
