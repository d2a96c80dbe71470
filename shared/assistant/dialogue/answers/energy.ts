import type { Message } from '../../../language/message.ts';
import { distanceMessage, durationMessage } from '../../../navigation/guidance/quantity.ts';
import { pressureIn, speedIn } from '../../../settings/units.ts';
import { isTyreLow, powertrainOf, TYRE_PATHS, TYRES } from '../../../vehicle/car-state.ts';
import { readingOf } from '../../../vehicle/reading.ts';
import { warningsOf, type Warning } from '../../../vehicle/warnings.ts';
import { degrees } from '../phrases/parts.ts';
import { row, together, unknown, valueOf, type Answer, type AnswerFacts } from './facts.ts';

const SOC = 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed';
const CHARGING = 'Vehicle.Powertrain.TractionBattery.Charging';

/** More of them cannot be taken in by ear. */
const MAX_NAMED = 2;

const distance = (metres: number, { car }: AnswerFacts): Message =>
  distanceMessage(metres, car.settings.distanceUnit);

function rangeMessage(metres: number | undefined, facts: AnswerFacts): Message | null {
  return metres === undefined
    ? null
    : { key: 'answer.range', values: { distance: distance(metres, facts) } };
}

const range: Answer = (facts) => {
  const metres =
    valueOf(facts, 'Vehicle.Powertrain.Range') ??
    valueOf(facts, 'Vehicle.Powertrain.TractionBattery.Range') ??
    valueOf(facts, 'Vehicle.Powertrain.FuelSystem.Range');
  return rangeMessage(metres, facts) ?? unknown(facts, 'range');
};

const charge: Answer = (facts) => {
  const percent = valueOf(facts, SOC);
  if (percent === undefined) {
    const { battery, fuel: burns } = powertrainOf(facts.car.readings);
    return burns && !battery ? { key: 'answer.charge.none' } : unknown(facts, 'charge');
  }
  return together(
    { key: 'answer.charge.left', values: { percent: Math.round(percent) } },
    rangeMessage(valueOf(facts, 'Vehicle.Powertrain.TractionBattery.Range'), facts),
  );
};

const charging: Answer = (facts) => {
  const isCharging = valueOf(facts, `${CHARGING}.IsCharging`);
  if (isCharging === undefined) return unknown(facts, 'charging');
  if (!isCharging) {
    const isPlugged = valueOf(
      facts,
      `${CHARGING}.ChargingPort.AnyPosition.IsChargingCableConnected`,
    );
    return { key: isPlugged === true ? 'answer.charging.plugged' : 'answer.charging.no' };
  }
  const percent = valueOf(facts, SOC);
  const now: Message =
    percent === undefined
      ? { key: 'answer.charging.yes' }
      : { key: 'answer.charging.at', values: { percent: Math.round(percent) } };
  const seconds = valueOf(facts, `${CHARGING}.TimeToComplete`);
  return together(
    now,
    seconds === undefined || seconds === 0
      ? null
      : { key: 'answer.charging.left', values: { duration: durationMessage(seconds) } },
  );
};

const fuel: Answer = (facts) => {
  const percent = valueOf(facts, 'Vehicle.Powertrain.FuelSystem.RelativeLevel');
  if (percent === undefined) {
    const { battery, fuel: burns } = powertrainOf(facts.car.readings);
    return battery && !burns ? { key: 'answer.fuel.none' } : unknown(facts, 'fuel');
  }
  return together(
    { key: 'answer.fuel.left', values: { percent: Math.round(percent) } },
    rangeMessage(valueOf(facts, 'Vehicle.Powertrain.FuelSystem.Range'), facts),
  );
};

const tyres: Answer = (facts) => {
  const { readings, settings } = facts.car;
  const all = TYRES.map((tyre) => {
    const { pressure, low } = TYRE_PATHS[tyre];
    return {
      tyre,
      low: isTyreLow(readingOf(readings, pressure), readingOf(readings, low)),
      kilopascals: valueOf(facts, pressure),
    };
  });
  const low = all.filter((one) => one.low === true);
  if (low.length > 0) {
    const which = low.map(({ tyre }) => ({ key: `vehicle:tyres.${tyre}` }));
    return { key: 'answer.tyres.low', values: { which: row(which) } };
  }
  const pressures = all.flatMap(({ kilopascals }) => kilopascals ?? []);
  if (all.some((one) => one.low === undefined) || pressures.length === 0) {
    return unknown(facts, 'tyres');
  }
  const { pressureUnit } = settings;
  const lowest = pressureIn(pressureUnit, Math.min(...pressures));
  return {
    key: 'answer.tyres.fine',
    values: {
      pressure: {
        key: `pressure.${pressureUnit}`,
        values: { value: pressureUnit === 'bar' ? lowest.toFixed(1) : Math.round(lowest) },
      },
    },
  };
};

const odometer: Answer = (facts) => {
  const metres = valueOf(facts, 'Vehicle.TraveledDistance');
  return metres === undefined
    ? unknown(facts, 'odometer')
    : { key: 'answer.odometer', values: { distance: distance(metres, facts) } };
};

const tripMeter: Answer = (facts) => {
  const metres = valueOf(facts, 'Vehicle.TripMeterReading');
  return metres === undefined
    ? unknown(facts, 'tripMeter')
    : { key: 'answer.tripMeter', values: { distance: distance(metres, facts) } };
};

const speed: Answer = (facts) => {
  const kilometresPerHour = valueOf(facts, 'Vehicle.Speed');
  if (kilometresPerHour === undefined) return unknown(facts, 'speed');
  const { distanceUnit } = facts.car.settings;
  const value = Math.round(Math.abs(speedIn(distanceUnit, kilometresPerHour)));
  return {
    key: 'answer.speed',
    values: { speed: { key: `speed.${distanceUnit}`, values: { value } } },
  };
};

function warningMessage({ id, params }: Warning, { car }: AnswerFacts): Message {
  const { doors = [], tyres: low = [], percent = 0, celsius = 0, count = 0 } = params;
  if (doors.length > MAX_NAMED) {
    return { key: 'vehicle:warnings.doors-open', values: { number: doors.length } };
  }
  return {
    key: `vehicle:warnings.${id}`,
    values: {
      doors: row(doors.map((door) => ({ key: `vehicle:doors.${door}` }))),
      tyres: row(low.map((tyre) => ({ key: `vehicle:tyres.${tyre}` }))),
      percent: `${Math.round(percent)}%`,
      temperature: degrees(Math.round(celsius), car.settings),
      number: count,
    },
  };
}

const warnings: Answer = (facts) => {
  const { isVehicleHeard, readings } = facts.car;
  if (!isVehicleHeard) return unknown(facts, 'warnings');
  const raised = warningsOf(readings);
  const [first, second] = raised.map((warning) => warningMessage(warning, facts));
  if (!first) return { key: 'answer.warnings.none' };
  const named = together(first, second ?? null);
  return raised.length <= MAX_NAMED
    ? named
    : { key: 'answer.warnings.more', values: { named, count: raised.length } };
};

const maintenance: Answer = (facts) => {
  const kilometres = valueOf(facts, 'Vehicle.Service.DistanceToService');
  if (kilometres === undefined) {
    return valueOf(facts, 'Vehicle.Service.IsServiceDue') === true
      ? { key: 'answer.maintenance.due' }
      : unknown(facts, 'maintenance');
  }
  const left = distance(Math.abs(kilometres) * 1000, facts);
  return {
    key: kilometres < 0 ? 'answer.maintenance.overdue' : 'answer.maintenance.in',
    values: { distance: left },
  };
};

/** What is asked about energy, distances, and the condition of the car. */
export const ENERGY_ANSWERS = {
  ...{ range, charge, charging, fuel, tyres, odometer, tripMeter, speed, warnings, maintenance },
} as const satisfies Readonly<Record<string, Answer>>;
