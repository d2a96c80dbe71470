import { CircleParking } from 'lucide-react';
import { QRCodeSVG } from 'qrcode.react';
import { useTranslation } from 'react-i18next';
import type { TrackedOrder } from '../../../shared/services/services-state.ts';
import { usePage } from '../../host/hooks.ts';
import { DemoMark } from '../DemoMark.tsx';
import styles from './PaymentCode.module.css';

/** Side of the code, px. */
const SIDE = 232;

/** The code that a phone scans to pay. Only at standstill: nobody scans the screen of a moving car. */
export function PaymentCode({ tracked: { order } }: { readonly tracked: TrackedOrder }) {
  const { t } = useTranslation('services');
  const isParked = usePage(({ restrictions }) => restrictions.drivingState === 'parked');
  const isSandbox = usePage(({ services }) => services.wallet.isSandbox);
  if (order?.status !== 'awaitingPayment' || order.paymentUri === undefined) return null;
  if (!isParked) {
    return (
      <div className={styles['withheld']} role="note">
        <CircleParking aria-hidden="true" />
        <p>{t('payment.codeWhenParked')}</p>
      </div>
    );
  }
  return (
    <figure className={styles['code']}>
      {/* Dark on white by day and by night: many phones do not read it the other way round. */}
      <span className={styles['paper']}>
        <QRCodeSVG value={order.paymentUri} size={SIDE} level="M" title={t('payment.code')} />
      </span>
      <figcaption className={styles['caption']}>
        {isSandbox ? <DemoMark>{t('payment.sandbox')}</DemoMark> : t('payment.scan')}
      </figcaption>
    </figure>
  );
}
