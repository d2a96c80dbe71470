import { useState } from 'react';
import { withheldBy } from '../../shared/actions/predicates.ts';
import type { Purpose } from '../../shared/privacy/purpose.ts';
import { usePage } from '../host/hooks.ts';
import { contextOf } from '../host/perform.ts';
import { usePerform } from '../host/perform-context.ts';

/** Shortest number that somebody could call. */
const LEAST_DIGITS = 5;

/** Whether and where a merchant may call the driver; held as long as its page is open. */
export interface Contact {
  readonly purpose: Purpose;
  readonly isGranted: boolean;
  /** What has been typed. */
  readonly number: string;
  /** What goes with a booking: nothing without consent, or while the number is not one. */
  readonly phone: { readonly phone?: string };
  /** The driver wants to be called, and is asked for consent and number. */
  readonly isAsked: boolean;
  /** Numbers are typed in a standing car. */
  readonly isWithheld: boolean;
  readonly setNumber: (number: string) => void;
  readonly setAsked: (isAsked: boolean) => void;
  readonly withdraw: () => void;
}

/** A telephone number for one booking, asked for under `purpose`. */
export function useContact(purpose: Purpose): Contact {
  const perform = usePerform();
  const isGranted = usePage(({ services }) =>
    services.consents.some((consent) => consent.purpose === purpose && consent.isGranted),
  );
  const isWithheld = usePage((state) => withheldBy(contextOf(state), 'no-setup') !== null);
  const [number, setNumber] = useState('');
  const [isAsked, setAsked] = useState(false);
  const isNumber = number.length >= LEAST_DIGITS;
  return {
    ...{ purpose, isGranted, number, isWithheld, setNumber, setAsked },
    phone: isGranted && isNumber ? { phone: number } : {},
    isAsked: isAsked && !isWithheld,
    withdraw() {
      setNumber('');
      setAsked(false);
      void perform('privacy.setConsent', { purpose, isGranted: false });
    },
  };
}
