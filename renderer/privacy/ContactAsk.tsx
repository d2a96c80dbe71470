import { ConsentAsk } from './ConsentAsk.tsx';
import { PhonePad } from './PhonePad.tsx';
import type { Contact } from './use-contact.ts';

/** Asks for the consent, then for the number. */
export function ContactAsk({ contact }: { readonly contact: Contact }) {
  const { purpose, number, setNumber, setAsked } = contact;
  return (
    <ConsentAsk purpose={purpose} onDone={setAsked}>
      <PhonePad number={number} onChange={setNumber} onDone={() => setAsked(false)} />
    </ConsentAsk>
  );
}
