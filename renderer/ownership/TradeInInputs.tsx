import { useTranslation } from 'react-i18next';
import {
  CONDITIONS,
  MOST_KM,
  OLDEST_MONTHS,
  type TradeInEstimate,
  type TradeInTable,
  type UsedCar,
} from '../../shared/ownership/trade-in.ts';
import { usePerform } from '../host/perform-context.ts';
import { formatterFor } from '../../shared/settings/format.ts';
import { usePage } from '../host/hooks.ts';
import { Chooser } from './Chooser.tsx';
import styles from './FinanceInputs.module.css';
import { useWords } from './use-showroom.ts';

interface TradeInInputsProps {
  readonly table: TradeInTable;
  readonly usedCar: UsedCar;
  readonly estimate: TradeInEstimate;
  /** The mileage is what the car reads. */
  readonly isFromCar: boolean;
}

/** Steps of the inputs: ten thousand yuan, half a year, five thousand kilometres. */
const PRICE_STEP_FEN = 1_000_000;
const MOST_PRICE_FEN = 200_000_000;
const AGE_STEP = 6;
const KM_STEP = 5000;

/** What is to be known of the car that is traded in. */
export function TradeInInputs({
  table,
  usedCar,
  estimate: { car },
  isFromCar,
}: TradeInInputsProps) {
  const { t } = useTranslation('ownership');
  const perform = usePerform();
  const { language, roughMoney } = useWords();
  const format = usePage(({ settings }) => formatterFor(settings.settings));
  const change = (part: UsedCar) =>
    void perform('ownership.estimateTradeIn', { ...usedCar, ...part });
  /** The item before or after the chosen one of a list. */
  const pick = (
    list: readonly { readonly id: string }[],
    id: string,
    by: 1 | -1,
    choose: (id: string) => void,
  ) => {
    const other = list[list.findIndex((each) => each.id === id) + by];
    return other && (() => choose(other.id));
  };
  const stepped = (
    value: number,
    by: number,
    least: number,
    most: number,
    choose: (value: number) => void,
  ) => {
    // To the next full step: the odometer does not stand at one.
    const step = Math.abs(by);
    const full = by > 0 ? Math.floor(value / step) * step : Math.ceil(value / step) * step;
    const next = Math.min(most, Math.max(least, full + by));
    return next === value ? undefined : () => choose(next);
  };
  const nameOf = (
    list: readonly { readonly id: string; readonly names: Record<typeof language, string> }[],
    id: string,
  ) => list.find((each) => each.id === id)?.names[language] ?? '';
  const conditions = CONDITIONS.map((id) => ({ id }));
  const { value: km, unit } = format.odometer(car.odometerKm * 1000);
  const toCondition = (by: 1 | -1) =>
    pick(conditions, car.condition, by, (id) => {
      const condition = CONDITIONS.find((each) => each === id);
      if (condition) change({ condition });
    });
  // Another segment has another usual price.
  const toSegment = (by: 1 | -1) =>
    pick(table.segments, car.segment, by, (segment) => change({ segment }));
  const toBrand = (by: 1 | -1) => pick(table.brands, car.brand, by, (brand) => change({ brand }));
  const toPrice = (by: number) =>
    stepped(car.priceFen, by, PRICE_STEP_FEN, MOST_PRICE_FEN, (priceFen) => change({ priceFen }));
  const toAge = (by: number) =>
    stepped(car.ageMonths, by, 0, OLDEST_MONTHS, (ageMonths) => change({ ageMonths }));
  const toKm = (by: number) =>
    stepped(car.odometerKm, by, 0, MOST_KM, (odometerKm) => change({ odometerKm }));
  return (
    <div className={styles['inputs']}>
      <Chooser
        label={t('tradeIn.segment')}
        of="list"
        value={nameOf(table.segments, car.segment)}
        onPrevious={toSegment(-1)}
        onNext={toSegment(1)}
      />
      <Chooser
        label={t('tradeIn.brand')}
        of="list"
        value={nameOf(table.brands, car.brand)}
        onPrevious={toBrand(-1)}
        onNext={toBrand(1)}
      />
      <Chooser
        label={t('tradeIn.price')}
        of="steps"
        value={roughMoney(car.priceFen)}
        onPrevious={toPrice(-PRICE_STEP_FEN)}
        onNext={toPrice(PRICE_STEP_FEN)}
      />
      <Chooser
        label={t('tradeIn.age')}
        of="steps"
        value={t('tradeIn.years', { years: car.ageMonths / 12 })}
        onPrevious={toAge(-AGE_STEP)}
        onNext={toAge(AGE_STEP)}
      />
      <Chooser
        label={t('tradeIn.mileage')}
        of="steps"
        value={`${km} ${unit}`}
        note={isFromCar ? t('tradeIn.fromCar') : undefined}
        onPrevious={toKm(-KM_STEP)}
        onNext={toKm(KM_STEP)}
      />
      <Chooser
        label={t('tradeIn.condition')}
        of="list"
        value={t(`tradeIn.conditions.${car.condition}`)}
        onPrevious={toCondition(-1)}
        onNext={toCondition(1)}
      />
    </div>
  );
}
