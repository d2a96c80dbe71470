import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '../../shared/services/merchant.ts';
import { AnswerState } from '../services/State.tsx';
import { dayText, isoDay } from '../services/time-text.ts';
import { useSlots } from '../services/use-merchants.ts';
import { clockTime } from '../ui/clock-time.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { ToggleButton } from '../ui/ToggleButton.tsx';
import { useMinute } from '../ui/use-minute.ts';
import { Chooser } from './Chooser.tsx';
import styles from './SlotPicker.module.css';
import { useWords } from './use-showroom.ts';

/** Days ahead that are offered. */
const DAYS = 14;
const DAY_MS = 86_400_000;
const CELL = { height: 76, gap: 8, minWidth: 118, maxColumns: 6 };

interface SlotPickerProps {
  readonly service: string;
  readonly merchantId: string;
  readonly chosen: Slot | null;
  readonly onChoose: (slot: Slot | null) => void;
}

/** A day and a free time at a dealer. */
export function SlotPicker({ service, merchantId, chosen, onChoose }: SlotPickerProps) {
  const { t } = useTranslation('ownership');
  const { language } = useWords();
  const now = useMinute();
  const [day, setDay] = useState(1);
  const answered = useSlots(service, merchantId, isoDay(now, day));
  const turn = (by: 1 | -1) => {
    setDay(day + by);
    onChoose(null);
  };
  return (
    <div className={styles['picker']}>
      <Chooser
        label={t('meeting.day')}
        of="list"
        value={dayText(language, now + day * DAY_MS)}
        onPrevious={day > 0 ? () => turn(-1) : undefined}
        onNext={day < DAYS ? () => turn(1) : undefined}
      />
      <AnswerState answered={answered}>
        {(slots) => {
          const free = slots.filter(({ isFree }) => isFree);
          if (free.length === 0) return <p className={styles['none']}>{t('meeting.noSlots')}</p>;
          return (
            <PagedList
              key={day}
              label={t('meeting.slots')}
              items={free}
              keyOf={({ id }) => id}
              cell={CELL}
            >
              {(slot) => (
                <ToggleButton
                  className={styles['slot'] ?? ''}
                  isSelected={slot.id === chosen?.id}
                  onChange={() => onChoose(slot)}
                >
                  {clockTime(language, slot.startsAt)}
                </ToggleButton>
              )}
            </PagedList>
          );
        }}
      </AnswerState>
    </div>
  );
}
