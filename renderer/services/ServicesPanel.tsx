import { useEffect, type ComponentType } from 'react';
import { withheldBy } from '../../shared/actions/predicates.ts';
import type { ServiceFlow } from '../../shared/services/service.ts';
import type { ServiceTile } from '../../shared/services/services-state.ts';
import { usePage } from '../host/hooks.ts';
import { ShowroomFlow } from '../ownership/ShowroomFlow.tsx';
import { contextOf } from '../host/perform.ts';
import { AppointmentFlow } from './flows/AppointmentFlow.tsx';
import { ChargingFlow } from './flows/ChargingFlow.tsx';
import { FuelFlow } from './flows/FuelFlow.tsx';
import { OffersFlow } from './flows/OffersFlow.tsx';
import { OrderAheadFlow } from './flows/OrderAheadFlow.tsx';
import { ParkingFlow } from './flows/ParkingFlow.tsx';
import { PaymentFlow } from './flows/PaymentFlow.tsx';
import { PlacesFlow } from './flows/PlacesFlow.tsx';
import { WeatherFlow } from './flows/WeatherFlow.tsx';
import type { FlowProps } from './flows/flow-props.ts';
import { HomePage } from './HomePage.tsx';
import { OrderPage } from './orders/OrderPage.tsx';
import { ServicePage } from './ServicePage.tsx';
import { resetServicesView, useServicesView } from './services-view.ts';
import { WithheldState } from './State.tsx';

const FLOWS: Readonly<Record<ServiceFlow, ComponentType<FlowProps>>> = {
  charging: ChargingFlow,
  parking: ParkingFlow,
  fuel: FuelFlow,
  orderAhead: OrderAheadFlow,
  appointment: AppointmentFlow,
  weather: WeatherFlow,
  places: PlacesFlow,
  payment: PaymentFlow,
  offers: OffersFlow,
  showroom: ShowroomFlow,
};

/** All services, one of them, or one order: whatever the driver last asked for. */
export function ServicesPanel() {
  const service = usePage((state) => state.service);
  const tile = usePage(({ services }) => services.tiles.find(({ id }) => id === service));
  const shown = useServicesView(({ order }) => (order?.above === service ? order.key : null));
  const order = usePage(({ services }) => services.orders.find(({ key }) => key === shown));
  // Whoever opens the services again wants to see them, not what was looked at last.
  useEffect(() => resetServicesView, []);
  if (order) return <OrderPage key={order.key} tracked={order} />;
  if (!tile) return <HomePage />;
  return <ServiceFlowPage key={tile.id} tile={tile} />;
}

function ServiceFlowPage({ tile }: { readonly tile: ServiceTile }) {
  const withheld = usePage((state) =>
    tile.whileMoving === 'hidden' ? withheldBy(contextOf(state), 'limit-content')?.key : undefined,
  );
  if (withheld !== undefined) {
    return (
      <ServicePage tile={tile}>
        <WithheldState reason={{ key: withheld }} />
      </ServicePage>
    );
  }
  const Flow = FLOWS[tile.flow];
  return <Flow tile={tile} />;
}
