import { slotOf, type Frame, type Role } from '../../../shared/assistant/frame.ts';
import rules from '../../../resources/assistant/mac-slu/world.json' with { type: 'json' };
import { LABELS, slotsOf, type Label, type Parts } from './label.ts';

const { word, domain, phone } = LABELS;

/** The label of a frame about telephoning. */
export function phoneLabel(frame: Frame): Label {
  const said = (role: Role) => slotOf(frame, role)?.text;
  const contact = said('contact');
  const targets: Readonly<Record<string, string>> = rules.phoneTargets;
  const number = said('number');
  const isNumber = number !== undefined && number.length >= rules.fewDigits;
  const isYellow = rules.yellowEnds.some((end) => contact?.endsWith(end));
  const of = (intent: keyof typeof phone, slots: Parts) => ({
    domain: domain.phone,
    intent: phone[intent],
    slots: slotsOf(slots),
  });
  switch (frame.intent) {
    case 'call':
      return of('call', {
        operation: dialVerb(frame),
        object: said('kind') === undefined && number === undefined ? undefined : word.phone,
        contact: isYellow ? undefined : (contact ?? (isNumber ? undefined : number)),
        yellowPage: isYellow ? contact : undefined,
        number: isNumber ? number : undefined,
        carrier: said('topic'),
      });
    case 'redial':
    case 'callBack':
      return of('call', { sequence: word.lastCall, object: word.phone, operation: word.redial });
    case 'query':
      return of('query', {
        operation: said('operation'),
        contact,
        stored:
          STORED.has(slotOf(frame, 'topic')?.id ?? '') && !contact ? said('topic') : undefined,
        act: word.request,
        target: targets[slotOf(frame, 'topic')?.id ?? ''],
      });
    case 'answer':
      return of('answer', { operation: said('operation') });
    case 'hangUp':
      return of('hangUp', { operation: said('operation') });
    default:
      return of('control', { operation: said('operation') });
  }
}

const STORED: ReadonlySet<string> = new Set(['contacts', 'callHistory', 'missedCalls']);

/** "Dial" where the verb was not said before the one to be called. */
function dialVerb(frame: Frame): string {
  const verb = slotOf(frame, 'operation');
  const contact = slotOf(frame, 'contact');
  if (!verb) return word.dial;
  const isAfter = contact !== undefined && verb.from > contact.from && !slotOf(frame, 'topic');
  return isAfter ? word.dial : verb.text.replace(new RegExp(rules.aBit, 'u'), '');
}
