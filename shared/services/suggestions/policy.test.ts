import { describe, expect, it } from 'vitest';
import { triggerSchema } from '../trigger.ts';
import {
  ALL_RULES,
  BETWEEN_CARDS_MS,
  foremost,
  momentHindrance,
  ruleHindrance,
  withdrawal,
  type Moment,
  type Rule,
} from './policy.ts';

const MINUTE_MS = 60_000;
const NOW = Date.UTC(2026, 5, 1, 8);

const text = { 'zh-CN': '电量偏低', 'en-US': 'Battery low' };

function ruleWith(change: Partial<Rule> & { readonly priority?: number } = {}): Rule {
  const { priority = 50, ...rest } = change;
  const trigger = triggerSchema.parse({
    ...{ id: 'low', when: { fact: 'soc', below: 20 }, priority, everyMinutes: 60 },
    ...{ title: text, text, offer: null },
  });
  return { key: 'charging/low', service: 'charging', trigger, isOffer: false, ...rest };
}

const CALM: Moment = {
  wall: NOW,
  road: 'show',
  drivingState: 'moving',
  speedKmh: 30,
  hasCriticalWarning: false,
  silenced: new Set(),
  wantsOffers: false,
};
const FINE = { isUsable: true, hasOrder: false };

describe('momentHindrance', () => {
  it('lets a card come in a calm moment', () => {
    expect(momentHindrance(CALM, Infinity)).toBeNull();
    expect(momentHindrance(CALM, BETWEEN_CARDS_MS)).toBeNull();
  });

  it.each([
    ['tooSoon', {}, BETWEEN_CARDS_MS - 1],
    ['silenced', { silenced: new Set([ALL_RULES]) }, Infinity],
    ['unknownState', { drivingState: 'unknown' }, Infinity],
    ['road', { road: 'keep' }, Infinity],
    ['road', { road: 'nothing' }, Infinity],
    ['warning', { hasCriticalWarning: true }, Infinity],
  ] as const)('holds it back: %s', (why, change, sinceLastMs) => {
    expect(momentHindrance({ ...CALM, ...change }, sinceLastMs)).toBe(why);
  });
});

describe('ruleHindrance', () => {
  it('lets a rule speak that never did', () => {
    expect(ruleHindrance(ruleWith(), undefined, CALM, FINE)).toBeNull();
  });

  it('makes it wait its time, and twice as long after each dismissal', () => {
    const after = (minutes: number, dismissals: number) =>
      ruleHindrance(ruleWith(), { shownAt: NOW - minutes * MINUTE_MS, dismissals }, CALM, FINE);
    expect(after(59, 0)).toBe('ruleTooSoon');
    expect(after(60, 0)).toBeNull();
    expect(after(119, 1)).toBe('ruleTooSoon');
    expect(after(120, 1)).toBeNull();
    expect(after(239, 2)).toBe('ruleTooSoon');
    // Never longer than a week on account of dismissals.
    expect(after(7 * 24 * 60, 1000)).toBeNull();
  });

  it.each([
    ['silenced', { silenced: new Set(['charging/low']) }, FINE],
    ['notUsable', {}, { isUsable: false, hasOrder: false }],
    ['underWay', {}, { isUsable: true, hasOrder: true }],
  ] as const)('holds it back: %s', (why, change, service) => {
    expect(ruleHindrance(ruleWith(), undefined, { ...CALM, ...change }, service)).toBe(why);
  });

  it('sells nothing without consent, at speed, or at a speed that is not known', () => {
    const offer = ruleWith({ isOffer: true });
    const agreed = { ...CALM, wantsOffers: true };
    const of = (moment: Moment) => ruleHindrance(offer, undefined, moment, FINE);
    expect(of(CALM)).toBe('noConsent');
    expect(of(agreed)).toBeNull();
    expect(of({ ...agreed, speedKmh: 60 })).toBe('tooFast');
    expect(of({ ...agreed, speedKmh: undefined })).toBe('tooFast');
    expect(of({ ...agreed, speedKmh: undefined, drivingState: 'parked' })).toBeNull();
  });
});

describe('withdrawal', () => {
  const of = (change: Partial<Moment>, service = FINE, rule = ruleWith()) =>
    withdrawal(rule, { ...CALM, ...change }, service);

  it('keeps a card while nothing speaks against it', () => {
    expect(of({})).toBeNull();
    expect(of({ road: 'keep' })).toBeNull();
    expect(of({ drivingState: 'unknown' })).toBeNull();
  });

  it('takes it away at once', () => {
    expect(of({ road: 'nothing' })).toBe('road');
    expect(of({ hasCriticalWarning: true })).toBe('warning');
    expect(of({ silenced: new Set([ALL_RULES]) })).toBe('silenced');
    expect(of({ silenced: new Set(['charging/low']) })).toBe('silenced');
    expect(of({}, { isUsable: true, hasOrder: true })).toBe('underWay');
  });

  it('takes an offer away when consent or calm has gone, not at the first km/h', () => {
    const offer = ruleWith({ isOffer: true });
    expect(of({ wantsOffers: false }, FINE, offer)).toBe('noConsent');
    expect(of({ wantsOffers: true, speedKmh: 45 }, FINE, offer)).toBeNull();
    expect(of({ wantsOffers: true, speedKmh: 51 }, FINE, offer)).toBe('tooFast');
  });
});

describe('foremost', () => {
  it('takes the highest priority, then the name', () => {
    const candidates = [
      { rule: ruleWith({ key: 'c/z', priority: 70 }) },
      { rule: ruleWith({ key: 'b/z', priority: 90 }) },
      { rule: ruleWith({ key: 'a/z', priority: 90 }) },
    ];
    expect(foremost(candidates)?.rule.key).toBe('a/z');
    expect(foremost([])).toBeNull();
  });
});
