import { slotOf, type Frame } from '../../../shared/assistant/frame.ts';
import rules from '../../../resources/assistant/mac-slu/world.json' with { type: 'json' };
import { LABELS, slotsOf, type Label } from './label.ts';
import { placeParts } from './place-parts.ts';

const { word, domain, weather } = LABELS;

const CONFIRMED: ReadonlySet<string> = new Set([
  'phenomenon',
  'equipment',
  'activity',
  'clothes',
  'skincare',
]);

/** The label of a frame about the weather. */
export function weatherLabel(frame: Frame): Label {
  const about = slotOf(frame, 'weather');
  const id = about?.id ?? (frame.domain === 'car' ? 'temperature' : 'general');
  const intents: Readonly<Record<string, string>> = rules.weatherIntents;
  const targets: Readonly<Record<string, string>> = rules.weatherTargets;
  const places = placeParts(slotOf(frame, 'place')?.text ?? '');
  const isIndex = rules.indexEnds.some((end) => about?.text.endsWith(end));
  const asksDegree = slotOf(frame, 'value') !== undefined;
  const slots = slotsOf({
    ...places,
    date: slotOf(frame, 'date')?.text,
    time: slotOf(frame, 'time')?.text,
    ...(CONFIRMED.has(id) && !isIndex ? { [id]: about?.text } : {}),
    ...(asksDegree && (id === 'windForce' || id === 'temperature')
      ? { [id]: slotOf(frame, 'value')?.text }
      : {}),
    act: (CONFIRMED.has(id) && !isIndex) || asksDegree ? word.confirm : word.request,
    target: isIndex ? about?.text : (targets[id] ?? about?.text),
  });
  return { domain: domain.weather, intent: intents[id] ?? weather.general, slots };
}
