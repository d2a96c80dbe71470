import { GitCompareArrows, HandCoins, KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MAX_COMPARED } from '../../shared/ownership/compare.ts';
import { carOf, modelOf } from '../../shared/ownership/view.ts';
import { ActionButton } from '../services/ActionButton.tsx';
import { CarSilhouette } from './CarSilhouette.tsx';
import { Configurator } from './Configurator.tsx';
import { ShowroomFrame } from './ShowroomFrame.tsx';
import type { ShowroomPageProps } from './page-props.ts';
import { useFactText } from './use-fact-text.ts';
import { useShowroomView, useWords } from './use-showroom.ts';
import styles from './ModelPage.module.css';

/** One model: how it looks as chosen, what that costs, and everything that can be chosen. */
export function ModelPage({ tile, catalogue }: ShowroomPageProps) {
  const { t } = useTranslation('ownership');
  const { language, money } = useWords();
  const factText = useFactText();
  const view = useShowroomView();
  const model = modelOf(view, catalogue);
  const car = model && carOf(view, model);
  if (!model || !car) return null;
  const { configuration, trim } = car;
  const facts = [
    t(`powertrain.${model.powertrain}`),
    factText('rangeKm', car.rangeKm),
    factText('accelerationS', trim.accelerationS),
  ];
  const others = view.compared.filter((id) => id !== model.id);
  return (
    <ShowroomFrame tile={tile} page="model" title={model.names[language]}>
      <div className={styles['columns']}>
        <div className={styles['car']}>
          <div className={styles['picture']}>
            <CarSilhouette
              body={model.body}
              hex={car.colour.hex}
              interiorHex={car.interior.hex}
              inches={car.wheels.inches}
            />
          </div>
          <div className={styles['sum']}>
            <p className={styles['facts']}>{facts.join(' · ')}</p>
            <p className={styles['total']}>
              <span className={styles['facts']}>{t('model.total')}</span>
              <output className={styles['price']} data-testid="configured-price">
                {money(car.priceFen)}
              </output>
            </p>
          </div>
          <div className={styles['ways']}>
            <ActionButton
              variant="primary"
              icon={<KeyRound aria-hidden="true" />}
              id="ownership.show"
              input={{ page: 'testDrive' }}
            >
              {t('model.testDrive')}
            </ActionButton>
            <ActionButton
              icon={<HandCoins aria-hidden="true" />}
              id="ownership.calculateFinance"
              input={{ modelId: model.id, configuration }}
            >
              {t('model.finance')}
            </ActionButton>
            <ActionButton
              icon={<GitCompareArrows aria-hidden="true" />}
              id="ownership.compare"
              input={{ modelIds: [...others, model.id].slice(-MAX_COMPARED) }}
            >
              {t('pages.compare')}
            </ActionButton>
          </div>
        </div>
        <Configurator model={model} car={car} />
      </div>
    </ShowroomFrame>
  );
}
