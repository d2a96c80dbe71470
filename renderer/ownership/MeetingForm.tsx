import { Phone, ShieldOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Purpose } from '../../shared/privacy/purpose.ts';
import type { MerchantHit, Slot } from '../../shared/services/merchant.ts';
import type { ServiceTile } from '../../shared/services/services-state.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { ConsentAsk } from '../privacy/ConsentAsk.tsx';
import { GoButton } from '../services/GoButton.tsx';
import { AnswerState } from '../services/State.tsx';
import { momentText } from '../services/time-text.ts';
import { Button } from '../ui/Button.tsx';
import { useMinute } from '../ui/use-minute.ts';
import { DealerChooser } from './DealerChooser.tsx';
import styles from './MeetingForm.module.css';
import { PhonePad } from './PhonePad.tsx';
import { SlotPicker } from './SlotPicker.tsx';
import { useDealers } from './use-dealers.ts';
import { useWords } from './use-showroom.ts';

/** Where and when to meet the dealer, and how to be called; the input of the booking actions. */
export interface Meeting {
  readonly merchant: { readonly by: 'id'; readonly id: string };
  readonly slotId?: string;
  readonly phone?: string;
}

interface MeetingFormProps {
  readonly tile: ServiceTile;
  /** What a telephone number is used for. */
  readonly purpose: Purpose;
  /** The booking itself carries personal data: without consent there is none. */
  readonly needsConsent: boolean;
  /** What the meeting is about, above the dealer. */
  readonly subject: ReactNode;
  /** The button that books. */
  readonly children: (meeting: Meeting, label: string) => ReactNode;
}

/** Shortest number that the dealer could call. */
const LEAST_DIGITS = 5;

/** A meeting at a dealer: who, when, and whether the dealer may call. */
export function MeetingForm({ tile, purpose, needsConsent, subject, children }: MeetingFormProps) {
  const dealers = useDealers(tile.id);
  return (
    <AnswerState answered={dealers.answered}>
      {() => (
        <DealerMeeting
          key={dealers.dealer?.id}
          {...{ tile, purpose, needsConsent, children }}
          dealer={dealers.dealer}
          head={
            <>
              {subject}
              <DealerChooser dealers={dealers} />
            </>
          }
        />
      )}
    </AnswerState>
  );
}

interface DealerMeetingProps extends Omit<MeetingFormProps, 'subject'> {
  readonly dealer: MerchantHit | null;
  readonly head: ReactNode;
}

function DealerMeeting({
  tile,
  purpose,
  needsConsent,
  children,
  dealer,
  head,
}: DealerMeetingProps) {
  const { t } = useTranslation('ownership');
  const perform = usePerform();
  const { language } = useWords();
  const now = useMinute();
  const isGranted = usePage(({ services }) =>
    services.consents.some((consent) => consent.purpose === purpose && consent.isGranted),
  );
  const [slot, setSlot] = useState<Slot | null>(null);
  const [phone, setPhone] = useState('');
  /** The driver wants to be called, and is asked for the number. */
  const [isAsked, setAsked] = useState(false);
  if (!dealer) return <p>{t('noDealer')}</p>;
  if (needsConsent && !isGranted) return <ConsentAsk purpose={purpose} />;
  const meeting: Meeting = {
    merchant: { by: 'id', id: dealer.id },
    ...(slot && { slotId: slot.id }),
    ...(isGranted && phone.length >= LEAST_DIGITS && { phone }),
  };
  const label = slot
    ? t('meeting.confirm', { time: momentText(language, slot.startsAt, now) })
    : t('meeting.next');
  const withdraw = () => {
    setPhone('');
    setAsked(false);
    void perform('privacy.setConsent', { purpose, isGranted: false });
  };
  return (
    <div className={styles['form']}>
      <div className={styles['side']}>
        {head}
        <Button icon={<Phone aria-hidden="true" />} onPress={() => setAsked(!isAsked)}>
          {isGranted && phone !== '' ? t('meeting.phone', { number: phone }) : t('meeting.byPhone')}
        </Button>
        {isGranted ? (
          <Button icon={<ShieldOff aria-hidden="true" />} onPress={withdraw}>
            {t('meeting.withdraw')}
          </Button>
        ) : (
          <p className={styles['note']}>{t('meeting.byCode')}</p>
        )}
      </div>
      <div className={styles['main']}>
        {isAsked ? (
          <ConsentAsk purpose={purpose} onDone={setAsked}>
            <PhonePad number={phone} onChange={setPhone} onDone={() => setAsked(false)} />
          </ConsentAsk>
        ) : (
          <>
            <SlotPicker service={tile.id} merchantId={dealer.id} chosen={slot} onChoose={setSlot} />
            <div className={styles['actions']}>
              <GoButton service={tile.id} merchantId={dealer.id} />
              {children(meeting, label)}
            </div>
          </>
        )}
      </div>
    </div>
  );
}
