import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HandCoins } from 'lucide-react';
import { financeOffer, type FinanceChoice } from '../../shared/ownership/finance-plan.ts';
import { carOf, modelOf } from '../../shared/ownership/view.ts';
import { usePage } from '../host/hooks.ts';
import { ActionButton } from '../services/ActionButton.tsx';
import { State } from '../services/State.tsx';
import { useNewOrder } from '../services/use-new-order.ts';
import type { FinanceDetail } from './finance-detail.ts';
import { FinanceExplanation } from './FinanceExplanation.tsx';
import { FinanceInputs } from './FinanceInputs.tsx';
import styles from './FinancePage.module.css';
import { FinanceResult } from './FinanceResult.tsx';
import { FinanceSchedule } from './FinanceSchedule.tsx';
import { MeetingForm } from './MeetingForm.tsx';
import { ShowroomFrame } from './ShowroomFrame.tsx';
import type { ShowroomPageProps } from './page-props.ts';
import { useShowroomView, useWords } from './use-showroom.ts';

/** What a model costs per month. */
export function FinancePage({ tile, catalogue }: ShowroomPageProps) {
  const { t } = useTranslation('ownership');
  const { language, money } = useWords();
  const plans = usePage(({ showroom }) => showroom.finance);
  const view = useShowroomView();
  const showOrder = useNewOrder(tile.id);
  const [detail, setDetail] = useState<FinanceDetail | null>(null);
  const model = modelOf(view, catalogue);
  const car = model && carOf(view, model);
  if (!model || !car) return null;
  const offer = plans && financeOffer(plans, car.priceFen, model.powertrain, view.finance);
  if (!offer) {
    return (
      <ShowroomFrame tile={tile} page="finance">
        <State icon={<HandCoins aria-hidden="true" />} text={t('finance.outside')} />
      </ShowroomFrame>
    );
  }
  const choice: Required<Pick<FinanceChoice, 'plan' | 'downPercent' | 'months'>> & FinanceChoice = {
    plan: offer.plan.id,
    downPercent: offer.downPercent,
    months: offer.months,
    ...(offer.finalPercent !== null && { finalPercent: offer.finalPercent }),
  };
  const input = { modelId: model.id, configuration: car.configuration, ...choice };
  const back = () => setDetail(null);
  const title = detail === null ? undefined : t(`finance.${detail}`);
  return (
    <ShowroomFrame tile={tile} page="finance" {...(title !== undefined && { title, onBack: back })}>
      {detail === null && (
        <div className={styles['columns']}>
          <FinanceInputs {...{ catalogue, plans, model, offer, input }} />
          <FinanceResult offer={offer} onDetail={setDetail} />
        </div>
      )}
      {detail === 'why' && <FinanceExplanation offer={offer} />}
      {detail === 'schedule' && <FinanceSchedule offer={offer} />}
      {detail === 'apply' && (
        <MeetingForm
          tile={tile}
          purpose="financeApplication"
          needsConsent
          subject={
            <p className={styles['subject']}>
              {[
                model.names[language],
                offer.plan.names[language],
                t('finance.term', { months: offer.months }),
                money(offer.monthlyFen),
              ].join(' · ')}
            </p>
          }
        >
          {(meeting, label) => (
            <ActionButton
              variant="primary"
              icon={<HandCoins aria-hidden="true" />}
              id="ownership.applyFinance"
              input={{ ...input, ...meeting }}
              onDone={showOrder}
            >
              {label}
            </ActionButton>
          )}
        </MeetingForm>
      )}
    </ShowroomFrame>
  );
}
