import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Model } from '../../shared/ownership/catalogue.ts';
import {
  withChoice,
  type Configuration,
  type ConfiguredCar,
} from '../../shared/ownership/configuration.ts';
import { usePerform } from '../host/perform-context.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { ToggleButton } from '../ui/ToggleButton.tsx';
import { ModelFacts } from './ModelFacts.tsx';
import { useFactText } from './use-fact-text.ts';
import { useWords } from './use-showroom.ts';
import styles from './Configurator.module.css';

const GROUPS = ['trims', 'colours', 'interiors', 'wheels', 'packs', 'facts'] as const;
type Group = (typeof GROUPS)[number];

/** One thing that can be chosen, as a button shows it. */
interface Option {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly hex?: string;
  readonly isChosen: boolean;
  readonly choice: Configuration;
}

const CELL = { height: 88, gap: 8, minWidth: 250, maxColumns: 2 };

/** Everything that can be chosen of a model, group by group; what is chosen is priced at once. */
export function Configurator({
  model,
  car,
}: {
  readonly model: Model;
  readonly car: ConfiguredCar;
}) {
  const { t } = useTranslation('ownership');
  const perform = usePerform();
  const [group, setGroup] = useState<Group>('trims');
  const [hasAdjusted, setAdjusted] = useState(false);
  const options = useOptions(model, car, group);
  const choose = ({ choice }: Option) => {
    const configuration = withChoice(model, car.configuration, choice);
    if (!configuration) return;
    // Told only when something besides the choice itself became different.
    const expected = { ...car.configuration, ...choice };
    setAdjusted(JSON.stringify(expected) !== JSON.stringify(configuration));
    void perform('ownership.configure', { modelId: model.id, configuration });
  };
  return (
    <div className={styles['configurator']}>
      <Segmented<Group>
        label={t('model.choices')}
        options={GROUPS.map((value) => ({ value, label: t(`model.groups.${value}`) }))}
        value={group}
        onChange={setGroup}
      />
      {group === 'facts' ? (
        <ModelFacts model={model} car={car} />
      ) : options.length === 0 ? (
        <p className={styles['note']}>{t('model.none')}</p>
      ) : (
        <PagedList
          key={group}
          label={t(`model.groups.${group}`)}
          items={options}
          keyOf={({ id }) => id}
          cell={CELL}
        >
          {(option) => (
            <OptionButton
              option={option}
              isPossible={withChoice(model, car.configuration, option.choice) !== null}
              onChoose={() => choose(option)}
            />
          )}
        </PagedList>
      )}
      {hasAdjusted && (
        <p className={styles['note']} role="status">
          {t('model.changed')}
        </p>
      )}
    </div>
  );
}

interface OptionButtonProps {
  readonly option: Option;
  readonly isPossible: boolean;
  readonly onChoose: () => void;
}

function OptionButton({ option, isPossible, onChoose }: OptionButtonProps): ReactNode {
  const { t } = useTranslation('ownership');
  const { name, note, hex, isChosen } = option;
  return (
    <ToggleButton
      className={styles['option'] ?? ''}
      isSelected={isChosen}
      isUnavailable={!isPossible}
      onChange={onChoose}
      icon={
        hex === undefined ? undefined : (
          <span className={styles['swatch']} style={{ background: hex }} />
        )
      }
    >
      <span className={styles['words']}>
        <span>{name}</span>
        <span className={styles['price']}>{isPossible ? note : t('model.notWithTrim')}</span>
      </span>
    </ToggleButton>
  );
}

function useOptions(model: Model, { configuration }: ConfiguredCar, group: Group): Option[] {
  const { t } = useTranslation('ownership');
  const { language, money } = useWords();
  const factText = useFactText();
  const priceNote = (fen: number) => (fen === 0 ? t('model.included') : `+${money(fen)}`);
  switch (group) {
    case 'trims':
      return model.trims.map(({ id, names, priceFen, rangeKm }) => ({
        id,
        name: names[language],
        note: `${money(priceFen)} · ${factText('rangeKm', rangeKm)}`,
        isChosen: configuration.trim === id,
        choice: { trim: id },
      }));
    case 'colours':
      return model.colours.map(({ id, names, priceFen, hex }) => ({
        id,
        name: names[language],
        note: priceNote(priceFen),
        hex,
        isChosen: configuration.colour === id,
        choice: { colour: id },
      }));
    case 'interiors':
      return model.interiors.map(({ id, names, priceFen, hex }) => ({
        id,
        name: names[language],
        note: priceNote(priceFen),
        hex,
        isChosen: configuration.interior === id,
        choice: { interior: id },
      }));
    case 'wheels':
      return model.wheels.map(({ id, names, priceFen, rangeLossKm }) => ({
        id,
        name: names[language],
        note: [
          priceNote(priceFen),
          ...(rangeLossKm > 0 ? [`−${factText('rangeKm', rangeLossKm)}`] : []),
        ].join(' · '),
        isChosen: configuration.wheels === id,
        choice: { wheels: id },
      }));
    case 'packs':
      return model.packs.map(({ id, names, priceFen }) => {
        const isChosen = configuration.packs.includes(id);
        const packs = isChosen
          ? configuration.packs.filter((pack) => pack !== id)
          : [...configuration.packs, id];
        return {
          id,
          name: names[language],
          note: priceNote(priceFen),
          isChosen,
          choice: { packs },
        };
      });
    case 'facts':
      return [];
  }
}
