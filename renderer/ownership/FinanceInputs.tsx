import { useTranslation } from 'react-i18next';
import type { Catalogue, Model } from '../../shared/ownership/catalogue.ts';
import type { FullConfiguration } from '../../shared/ownership/configuration.ts';
import {
  finalRange,
  financeOffer,
  type FinanceChoice,
  type FinanceOffer,
  type FinancePlans,
  type ShareRange,
} from '../../shared/ownership/finance-plan.ts';
import { configuredCar } from '../../shared/ownership/configuration.ts';
import { usePerform } from '../host/perform-context.ts';
import { Chooser } from './Chooser.tsx';
import styles from './FinanceInputs.module.css';
import { ModelChooser } from './ModelChooser.tsx';
import { useWords } from './use-showroom.ts';

interface FinanceInputsProps {
  readonly catalogue: Catalogue;
  readonly plans: FinancePlans;
  readonly model: Model;
  readonly offer: FinanceOffer;
  readonly input: FinanceChoice & {
    readonly modelId: string;
    readonly configuration: FullConfiguration;
  };
}

/** Plan, down payment, term, and what is left for the end. */
export function FinanceInputs({ catalogue, plans, model, offer, input }: FinanceInputsProps) {
  const { t } = useTranslation('ownership');
  const perform = usePerform();
  const { language, money } = useWords();
  const { plan, downPercent, months, finalPercent, priceFen } = offer;
  const calculate = (change: FinanceChoice) =>
    void perform('ownership.calculateFinance', { ...input, ...change });
  const planIndex = plans.plans.findIndex(({ id }) => id === plan.id);
  const toPlan = (index: number) => {
    const other = plans.plans[index];
    // Another plan begins with its own standards: its ranges are others.
    const { modelId, configuration } = input;
    return (
      other &&
      (() => void perform('ownership.calculateFinance', { modelId, configuration, plan: other.id }))
    );
  };
  const monthsIndex = plan.months.indexOf(months);
  const toMonths = (index: number) => {
    const other = plan.months[index];
    if (other === undefined) return undefined;
    // The residual value follows from the term.
    const range = finalRange(plans, plan, model.powertrain, other);
    return () => calculate({ months: other, ...(range && { finalPercent: range.standard }) });
  };
  const range = finalRange(plans, plan, model.powertrain, months);
  /** One step of a share within its range, where the plan then still works out. */
  const share = (
    name: 'downPercent' | 'finalPercent',
    { least, most, step }: ShareRange,
    value: number,
    by: 1 | -1,
  ) => {
    const next = Math.min(most, Math.max(least, value + by * step));
    const change = { [name]: next };
    const isPossible =
      next !== value &&
      financeOffer(plans, priceFen, model.powertrain, { ...input, ...change }) !== null;
    return isPossible ? () => calculate(change) : undefined;
  };
  const percent = (value: number) => t('finance.share', { percent: value });
  const finalKind = plan.kind === 'lease' ? 'lease' : 'balloon';
  return (
    <div className={styles['inputs']}>
      <ModelChooser
        catalogue={catalogue}
        model={model}
        note={money(priceFen)}
        onChoose={({ id }) =>
          void perform('ownership.calculateFinance', {
            modelId: id,
            plan: plan.id,
            downPercent,
            months,
            ...configurationOf(catalogue, id),
          })
        }
      />
      <Chooser
        label={t('finance.plan')}
        of="list"
        value={plan.names[language]}
        onPrevious={toPlan(planIndex - 1)}
        onNext={toPlan(planIndex + 1)}
      />
      <Chooser
        label={t('finance.down')}
        of="steps"
        value={percent(downPercent)}
        note={money(offer.downFen)}
        onPrevious={share('downPercent', plan.down, downPercent, -1)}
        onNext={share('downPercent', plan.down, downPercent, 1)}
      />
      <Chooser
        label={t('finance.months')}
        of="steps"
        value={t('finance.term', { months })}
        onPrevious={toMonths(monthsIndex - 1)}
        onNext={toMonths(monthsIndex + 1)}
      />
      {range && finalPercent !== null && (
        <Chooser
          label={t(`finance.final.${finalKind}`)}
          of="steps"
          value={percent(finalPercent)}
          note={money(offer.finalFen)}
          onPrevious={share('finalPercent', range, finalPercent, -1)}
          onNext={share('finalPercent', range, finalPercent, 1)}
        />
      )}
    </div>
  );
}

/** Another model begins as it stands. */
function configurationOf({ models }: Catalogue, id: string) {
  const model = models.find((each) => each.id === id);
  const car = model && configuredCar(model, {});
  return car ? { configuration: car.configuration } : {};
}
