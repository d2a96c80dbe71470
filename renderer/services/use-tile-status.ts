import { useTranslation } from 'react-i18next';
import { isEnded } from '../../shared/services/facts.ts';
import { moneyText } from '../../shared/services/money-text.ts';
import { orderPhase, type OrderPhase } from '../../shared/services/order-phase.ts';
import type { ServiceTile } from '../../shared/services/services-state.ts';
import { formatterFor, quantityText } from '../../shared/settings/format.ts';
import { freshValue } from '../../shared/vehicle/reading.ts';
import { usePage } from '../host/hooks.ts';

/** What a tile says below its name. */
export interface TileStatus {
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'warning';
}

const TONES: Partial<Record<OrderPhase, TileStatus['tone']>> = {
  awaitingPayment: 'warning',
  waitingForNetwork: 'warning',
  failed: 'warning',
  charging: 'good',
  readyForPickup: 'good',
};

const CHARGE = 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed';
const FUEL = 'Vehicle.Powertrain.FuelSystem.RelativeLevel';
const SERVICE = 'Vehicle.Service.DistanceToService';

/** The one thing about a service that matters most now: trouble, an order, or what it is for. */
export function useTileStatus(tile: ServiceTile): TileStatus {
  const { t } = useTranslation('services');
  const services = usePage((state) => state.services);
  const settings = usePage((state) => state.settings.settings);
  const format = formatterFor(settings);
  const charge = usePage(({ readings }) => freshValue(readings, CHARGE));
  const fuel = usePage(({ readings }) => freshValue(readings, FUEL));
  const dueKm = usePage(({ readings }) => freshValue(readings, SERVICE));
  const plain = (text: string): TileStatus => ({ text, tone: 'plain' });

  if (tile.trouble) return { text: t('tile.trouble'), tone: 'warning' };
  const tracked = services.orders.find(
    ({ service, order }) => service === tile.id && !(order && isEnded(order.status)),
  );
  if (tracked) {
    const phase = orderPhase(tracked);
    return { text: t(`phase.${phase}`), tone: TONES[phase] ?? 'plain' };
  }
  switch (tile.category) {
    case 'charging':
      return plain(
        charge === undefined ? '' : t('tile.charge', { percent: format.percent(charge).value }),
      );
    case 'fuel':
      return plain(
        fuel === undefined ? '' : t('tile.fuel', { percent: format.percent(fuel).value }),
      );
    case 'carCare':
      return plain(dueKm === undefined ? '' : dueText(dueKm));
    case 'weather': {
      const now = services.weather?.now;
      if (!now) return plain('');
      const { value, unit } = format.temperature(now.temperatureC);
      return plain(`${t(`weather.condition.${now.condition}`)} ${value}${unit}`);
    }
    case 'payment':
      return plain(
        t('tile.spent', { amount: moneyText(settings.language, services.wallet.spentToday) }),
      );
    case 'food':
    case 'coffee':
      return plain(
        tile.usual
          ? t('tile.usual', { amount: moneyText(settings.language, tile.usual.total) })
          : '',
      );
    case 'offers':
      return plain(
        services.offers.length > 0 ? t('tile.offers', { number: services.offers.length }) : '',
      );
    case 'parking':
    case 'hotel':
    case 'sight':
    case 'ownership':
      return plain('');
  }

  function dueText(km: number): string {
    if (km <= 0) return t('tile.overdue');
    return t('tile.due', { distance: quantityText(format.range(km * 1000)) });
  }
}
