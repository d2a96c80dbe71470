import { MAX_VISIBLE, visibleControlSchema } from '../../../shared/assistant/visible.ts';

/** A control as it stands on the screen. */
export interface FoundControl {
  readonly element: HTMLElement;
  /** What it is called, as a driver reads it. */
  readonly label: string;
}

const PRESSABLE = [
  'button',
  'a[href]',
  '[role=button]',
  '[role=link]',
  '[role=radio]',
  '[role=switch]',
  '[role=tab]',
].join(',');

/** The assistant itself, and keys: nobody spells to the car what the keyboard shows. */
const OWN = '[data-assistant], [data-card=keyboard], nav [data-panel=assistant]';

const LONGEST = 60;

/**
 * What can be pressed in `page` now, in reading order. A label that stands twice is left out: which of
 * the two was meant, nobody knows.
 */
export function collectControls(page: Document): readonly FoundControl[] {
  const found = [...page.querySelectorAll<HTMLElement>(PRESSABLE)]
    .filter((element) => !element.closest(OWN) && isPressable(element))
    .flatMap((element) => labelsOf(element).map((label) => ({ element, label })));
  const elements = new Map<string, Set<HTMLElement>>();
  for (const { element, label } of found) {
    elements.set(label, (elements.get(label) ?? new Set()).add(element));
  }
  return found.filter(({ label }) => elements.get(label)?.size === 1).slice(0, MAX_VISIBLE);
}

/** Whether a touch in its middle would reach it and do something. */
export function isPressable(element: HTMLElement): boolean {
  if (!element.isConnected || element.matches(':disabled, [aria-disabled=true]')) return false;
  if (element.closest('[inert], [aria-hidden=true]')) return false;
  // A card that is just fading in counts: it is there by the time that somebody has said its name.
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  const { left, top, width, height } = element.getBoundingClientRect();
  if (width < 1 || height < 1) return false;
  const touched = element.ownerDocument.elementFromPoint(left + width / 2, top + height / 2);
  return touched !== null && (element === touched || element.contains(touched));
}

/** What it may be called: its name, and where that is of several parts, the first of them as well. */
function labelsOf(element: HTMLElement): readonly string[] {
  const named = referredTo(element) ?? element.getAttribute('aria-label');
  const parts = named === null ? partsOf(element) : [named];
  const whole = parts.join(' ');
  return [...new Set([whole.length <= LONGEST ? whole : '', parts[0] ?? ''])]
    .map((label) => label.replace(/\s+/gu, ' ').trim())
    .filter((label) => visibleControlSchema.shape.label.safeParse(label).success);
}

function referredTo(element: HTMLElement): string | null {
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/u) ?? [];
  const texts = ids.flatMap((id) => element.ownerDocument.getElementById(id)?.textContent ?? []);
  return texts.length > 0 ? texts.join(' ') : null;
}

/** The texts of an element one by one, without what assistive technology is not told either. */
function partsOf(element: HTMLElement): readonly string[] {
  const walker = element.ownerDocument.createTreeWalker(
    element,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    (node) =>
      node instanceof Element && node.matches('[aria-hidden=true], svg')
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  );
  const parts: string[] = [];
  while (walker.nextNode()) {
    const { currentNode } = walker;
    const text = currentNode instanceof Text ? currentNode.data.trim() : '';
    if (text !== '') parts.push(text);
  }
  return parts;
}
