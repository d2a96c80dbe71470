import { Fuel } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type {
  FUEL_GRADES,
  fuelOfferSchema,
  MerchantHit,
} from '../../../shared/services/merchant.ts';
import { moneyText, unitPriceText } from '../../../shared/services/money-text.ts';
import type { ServiceTile } from '../../../shared/services/services-state.ts';
import { Button } from '../../ui/Button.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { ActionButton } from '../ActionButton.tsx';
import { GoButton } from '../GoButton.tsx';
import { MerchantHead } from '../MerchantHead.tsx';
import { Split } from '../Split.tsx';
import { useLanguage } from '../use-language.ts';
import { useQuote } from '../use-merchants.ts';
import { useNewOrder } from '../use-new-order.ts';
import { mayBeginAt, useLiveMerchant } from './use-chosen-merchant.ts';
import styles from './FuelStation.module.css';

type Grade = (typeof FUEL_GRADES)[number];

const STEP_LITRES = 5;
const MOST_LITRES = 100;
/** Shown at once; a station has rarely more. */
const MOST_PUMPS = 8;

interface FuelStationProps {
  readonly tile: ServiceTile;
  readonly merchant: MerchantHit;
}

/** One fuel station: grade, pump, and how much; paid from the seat afterwards. */
export function FuelStation({ tile, merchant: hit }: FuelStationProps) {
  const merchant = useLiveMerchant(tile.id, hit);
  return merchant.fuel ? (
    <FuelOrder tile={tile} merchant={merchant} fuel={merchant.fuel} />
  ) : (
    <Split actions={<GoButton service={tile.id} merchantId={merchant.id} variant="primary" />}>
      <MerchantHead merchant={merchant} />
    </Split>
  );
}

interface FuelOrderProps extends FuelStationProps {
  readonly fuel: z.infer<typeof fuelOfferSchema>;
}

function FuelOrder({ tile, merchant, fuel }: FuelOrderProps) {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const showOrder = useNewOrder(tile.id);
  const [grade, setGrade] = useState<Grade | undefined>(
    () => (fuel.grades.find((sold) => sold.grade === '95') ?? fuel.grades[0])?.grade,
  );
  const [pump, setPump] = useState<string | undefined>(undefined);
  /** `null`: until full. */
  const [litres, setLitres] = useState<number | null>(null);
  const isThere = mayBeginAt(tile, merchant);
  const draft = {
    kind: 'fuel',
    merchant: { by: 'id', id: merchant.id },
    ...(pump !== undefined && { pump }),
    ...(grade !== undefined && { grade }),
    ...(litres !== null && { litres }),
  } as const;
  const { value: quote } = useQuote({ service: tile.id, draft });
  const more = () =>
    setLitres(litres === null ? null : Math.min(MOST_LITRES, litres + STEP_LITRES));
  const less = () =>
    setLitres(litres === null ? 4 * STEP_LITRES : Math.max(STEP_LITRES, litres - STEP_LITRES));
  return (
    <Split
      actions={
        <>
          {quote && (
            <Figure
              value={moneyText(language, quote.total)}
              size="l"
              freshness="fresh"
              label={t(quote.isEstimate ? 'figure.estimate' : 'figure.total')}
            />
          )}
          {isThere ? (
            <ActionButton
              id="services.order"
              input={{ service: tile.id, draft }}
              variant="primary"
              icon={<Fuel aria-hidden="true" />}
              onDone={showOrder}
            >
              {t('fuel.order')}
            </ActionButton>
          ) : (
            <p>{t('fuel.thereOnly')}</p>
          )}
          <GoButton
            service={tile.id}
            merchantId={merchant.id}
            variant={isThere ? 'secondary' : 'primary'}
          />
        </>
      }
    >
      <MerchantHead merchant={merchant} />
      <div className={styles['choices']}>
        <Choice label={t('fuel.gradeLabel')}>
          <Segmented<Grade>
            label={t('fuel.gradeLabel')}
            options={fuel.grades.map(({ grade: value, perLitre }) => ({
              value,
              label: `${t(`fuel.grade.${value}`)} ${unitPriceText(language, perLitre)}`,
            }))}
            value={grade}
            onChange={setGrade}
          />
        </Choice>
        <Choice label={t('fuel.pump')}>
          <Segmented
            label={t('fuel.pump')}
            options={fuel.pumps.slice(0, MOST_PUMPS).map((value) => ({ value, label: value }))}
            value={pump}
            onChange={setPump}
          />
        </Choice>
        <Choice label={t('fuel.amount')}>
          <div className={styles['amount']}>
            <Stepper
              label={t('fuel.amount')}
              decreaseLabel={t('fuel.less')}
              increaseLabel={t('fuel.more')}
              value={litres === null ? t('fuel.full') : t('fuel.litres', { litres })}
              onDecrease={less}
              onIncrease={more}
            />
            {litres !== null && <Button onPress={() => setLitres(null)}>{t('fuel.full')}</Button>}
          </div>
        </Choice>
      </div>
    </Split>
  );
}

function Choice({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles['choice']}>
      <span className={styles['label']}>{label}</span>
      {children}
    </div>
  );
}
