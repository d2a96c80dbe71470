import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maintenanceDue, RENEWALS, type Renewal } from '../../shared/ownership/renewal.ts';
import { formatterFor, quantityText } from '../../shared/settings/format.ts';
import { usePage } from '../host/hooks.ts';
import { AnswerState } from '../services/State.tsx';
import { dayText } from '../services/time-text.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { useMinute } from '../ui/use-minute.ts';
import { DealerChooser } from './DealerChooser.tsx';
import { ProductList } from './ProductList.tsx';
import styles from './RenewalPage.module.css';
import { ShowroomFrame } from './ShowroomFrame.tsx';
import type { ShowroomPageProps } from './page-props.ts';
import { useDealers } from './use-dealers.ts';
import { useWords } from './use-showroom.ts';

/** Insurance and maintenance: when they are due, as far as the car knows, and what renews them. */
export function RenewalPage({ tile }: ShowroomPageProps) {
  const { t } = useTranslation('ownership');
  const [what, setWhat] = useState<Renewal>('maintenance');
  const dealers = useDealers(tile.id);
  const { dealer } = dealers;
  return (
    <ShowroomFrame tile={tile} page="renewal">
      <div className={styles['head']}>
        <Segmented<Renewal>
          label={t('pages.renewal')}
          options={RENEWALS.map((value) => ({ value, label: t(`renewal.${value}`) }))}
          value={what}
          onChange={setWhat}
        />
        {what === 'maintenance' ? (
          <MaintenanceDueLine />
        ) : (
          <p className={styles['due']}>{t('renewal.unknownInsurance')}</p>
        )}
      </div>
      <AnswerState answered={dealers.answered}>
        {() => (
          <>
            <DealerChooser dealers={dealers} />
            {dealer && <ProductList key={what} tile={tile} dealer={dealer} group={what} />}
          </>
        )}
      </AnswerState>
    </ShowroomFrame>
  );
}

function MaintenanceDueLine() {
  const { t } = useTranslation('ownership');
  const { language } = useWords();
  const now = useMinute();
  const readings = usePage((state) => state.readings);
  const format = usePage(({ settings }) => formatterFor(settings.settings));
  const { urgency, distanceKm, dueAt } = maintenanceDue(readings, now);
  const distanceText = (km: number) => {
    return t(km < 0 ? 'renewal.distanceOver' : 'renewal.distanceLeft', {
      distance: quantityText(format.range(Math.abs(km) * 1000)),
    });
  };
  const parts = [
    t(`renewal.due.${urgency}`),
    ...(distanceKm === undefined ? [] : [distanceText(distanceKm)]),
    ...(dueAt === undefined ? [] : [t('renewal.dueOn', { day: dayText(language, dueAt) })]),
  ];
  return (
    <p className={styles['due']} data-urgency={urgency}>
      {parts.join(' · ')}
    </p>
  );
}
