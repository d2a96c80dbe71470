import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Model } from '../../shared/ownership/catalogue.ts';
import { configuredCar } from '../../shared/ownership/configuration.ts';
import { usePerform } from '../host/perform-context.ts';
import { CarSilhouette } from './CarSilhouette.tsx';
import { useFactText } from './use-fact-text.ts';
import { useWords } from './use-showroom.ts';
import styles from './ModelCard.module.css';

/** One model of the catalogue: how it looks, what it costs, how far it goes. */
export function ModelCard({ model }: { readonly model: Model }) {
  const { t } = useTranslation('ownership');
  const perform = usePerform();
  const { language, money } = useWords();
  const factText = useFactText();
  const car = configuredCar(model, {});
  if (!car) return null;
  return (
    <Button
      className={styles['card'] ?? ''}
      onPress={() => void perform('ownership.showModel', { modelId: model.id })}
    >
      <span className={styles['picture']}>
        <CarSilhouette
          body={model.body}
          hex={car.colour.hex}
          interiorHex={car.interior.hex}
          inches={car.wheels.inches}
        />
      </span>
      <span className={styles['name']}>{model.names[language]}</span>
      <span className={styles['facts']}>
        {[t(`powertrain.${model.powertrain}`), factText('rangeKm', car.rangeKm)].join(' · ')}
      </span>
      <span className={styles['price']}>{t('models.from', { price: money(car.priceFen) })}</span>
    </Button>
  );
}
