import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Purpose } from '../../shared/privacy/purpose.ts';
import type { MerchantHit, Slot } from '../../shared/services/merchant.ts';
import type { ServiceTile } from '../../shared/services/services-state.ts';
import { ConsentAsk } from '../privacy/ConsentAsk.tsx';
import { ContactAsk } from '../privacy/ContactAsk.tsx';
import { ContactControls } from '../privacy/ContactControls.tsx';
import { useContact } from '../privacy/use-contact.ts';
import { GoButton } from '../services/GoButton.tsx';
import { AnswerState } from '../services/State.tsx';
import { momentText } from '../services/time-text.ts';
import { useMinute } from '../ui/use-minute.ts';
import { DealerChooser } from './DealerChooser.tsx';
import styles from './MeetingForm.module.css';
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
  const { language } = useWords();
  const now = useMinute();
  const contact = useContact(purpose);
  const [slot, setSlot] = useState<Slot | null>(null);
  if (!dealer) return <p>{t('noDealer')}</p>;
  if (needsConsent && !contact.isGranted) return <ConsentAsk purpose={purpose} />;
  const meeting: Meeting = {
    merchant: { by: 'id', id: dealer.id },
    ...(slot && { slotId: slot.id }),
    ...contact.phone,
  };
  const label = slot
    ? t('meeting.confirm', { time: momentText(language, slot.startsAt, now) })
    : t('meeting.next');
  return (
    <div className={styles['form']}>
      <div className={styles['side']}>
        {head}
        <ContactControls contact={contact} />
      </div>
      <div className={styles['main']}>
        {contact.isAsked ? (
          <ContactAsk contact={contact} />
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
