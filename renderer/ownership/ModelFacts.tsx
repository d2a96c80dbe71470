import { useTranslation } from 'react-i18next';
import type { Model } from '../../shared/ownership/catalogue.ts';
import type { ComparedFact, FactValue } from '../../shared/ownership/compare.ts';
import type { ConfiguredCar } from '../../shared/ownership/configuration.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { useFactText } from './use-fact-text.ts';
import styles from './ModelFacts.module.css';

const CELL = { height: 44, gap: 4, minWidth: 250, maxColumns: 2 };

/** The figures of a model as configured. */
export function ModelFacts({ model, car }: { readonly model: Model; readonly car: ConfiguredCar }) {
  const { t } = useTranslation('ownership');
  const factText = useFactText();
  return (
    <PagedList
      label={t('model.groups.facts')}
      items={factsOf(model, car)}
      keyOf={([fact]) => fact}
      cell={CELL}
    >
      {([fact, value]) => (
        <div className={styles['fact']}>
          <span className={styles['name']}>{t(`facts.${fact}`)}</span>
          <span>{factText(fact, value)}</span>
        </div>
      )}
    </PagedList>
  );
}

function factsOf(
  { powertrain, seats, dimensionsMm }: Model,
  { trim, rangeKm, electricRangeKm }: ConfiguredCar,
): (readonly [ComparedFact, FactValue])[] {
  const { powerKw, accelerationS, drive, batteryKwh, chargingKw } = trim;
  const { length, width, height, wheelbase } = dimensionsMm;
  const facts: (readonly [ComparedFact, FactValue | undefined])[] = [
    ['powertrain', powertrain],
    ['rangeKm', rangeKm],
    ['electricRangeKm', electricRangeKm],
    ['accelerationS', accelerationS],
    ['powerKw', powerKw],
    ['drive', drive],
    ['batteryKwh', batteryKwh],
    ['chargingKw', chargingKw],
    ['seats', seats],
    ['length', length],
    ['width', width],
    ['height', height],
    ['wheelbase', wheelbase],
  ];
  return facts.flatMap(([fact, value]) => (value === undefined ? [] : [[fact, value] as const]));
}
