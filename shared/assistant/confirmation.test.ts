import { describe, expect, it } from 'vitest';
import { WINDOW_PATHS } from '../actions/body.ts';
import type { DrivingState } from '../vehicle/driving-state.ts';
import { needsConfirmation, type ConfirmationContext } from './confirmation.ts';
import { carThatIs } from './model/question.fixture.ts';

const car = (state: DrivingState, rearOpen?: number): ConfirmationContext =>
  carThatIs(state, {
    readings:
      rearOpen === undefined
        ? {}
        : { [WINDOW_PATHS.rearDriver]: { freshness: 'fresh', value: rearOpen, ts: 0 } },
  });

const asks = (window: string, percent: number, context: ConfirmationContext) =>
  needsConfirmation('window.setPosition', { window, percent }, context);

describe('asking before an action', () => {
  it('concerns windows of others that open wider than a gap while moving', () => {
    expect(asks('all', 100, car('moving'))).toBe(true);
    expect(asks('rearDriver', 50, car('moving'))).toBe(true);
    expect(asks('all', 10, car('moving'))).toBe(false);
    expect(asks('driver', 100, car('moving'))).toBe(false);
    expect(asks('passenger', 100, car('moving'))).toBe(false);
    expect(asks('all', 0, car('moving'))).toBe(false);
    expect(asks('all', 100, car('parked'))).toBe(false);
  });

  it('does not concern a rear window that closes on the way', () => {
    expect(asks('rearDriver', 50, car('moving', 100))).toBe(false);
    expect(asks('rearDriver', 50, car('moving', 30))).toBe(true);
  });

  it('takes a car it knows nothing of for a moving one', () => {
    expect(asks('all', 100, car('unknown'))).toBe(true);
    expect(asks('all', 100, null)).toBe(true);
  });

  it('concerns unlocking and opening, not locking and closing', () => {
    const parked = car('parked');
    expect(needsConfirmation('door.setLocked', { locked: false }, parked)).toBe(true);
    expect(needsConfirmation('door.setLocked', { locked: true }, parked)).toBe(false);
    expect(needsConfirmation('trunk.setOpen', { open: true }, parked)).toBe(true);
    expect(needsConfirmation('trunk.setOpen', { open: false }, parked)).toBe(false);
  });

  it('concerns every purchase, and a suggestion that is one or may be', () => {
    const order = { key: 'k', service: 's', kind: 'pickup', status: 'awaitingPayment' } as const;
    const { services } = carThatIs('parked');
    const parked = carThatIs('parked', {
      services: { ...services, underWay: [order], hasSuggestion: true },
    });
    expect(needsConfirmation('orders.pay', {}, parked)).toBe(true);
    expect(needsConfirmation('suggestions.accept', {}, parked, 'food.orderUsual')).toBe(true);
    expect(needsConfirmation('suggestions.accept', {}, parked, 'services.goTo')).toBe(false);
    expect(needsConfirmation('suggestions.accept', {}, parked)).toBe(true);
  });

  it('concerns what cannot be brought back', () => {
    const parked = car('parked');
    expect(needsConfirmation('privacy.erase', { purpose: 'orderHistory' }, parked)).toBe(true);
    expect(needsConfirmation('navigation.clearRecents', {}, parked)).toBe(true);
    const own = carThatIs('parked', {
      media: { ...carThatIs('parked').media, playlists: [{ id: 'pl1', origin: 'own' }] },
    });
    expect(needsConfirmation('media.deletePlaylist', { playlist: 'pl1' }, own)).toBe(true);
  });

  it('does not concern lights, wipers, and comfort', () => {
    const moving = car('moving');
    expect(needsConfirmation('lights.setSwitch', { mode: 'BEAM' }, moving)).toBe(false);
    expect(needsConfirmation('wipers.setMode', { mode: 'FAST' }, moving)).toBe(false);
    expect(needsConfirmation('climate.setAuto', { on: true }, moving)).toBe(false);
  });

  it('does not concern what is refused now anyway', () => {
    expect(needsConfirmation('trunk.setOpen', { open: true }, car('moving'))).toBe(false);
    expect(needsConfirmation('orders.pay', {}, car('parked'))).toBe(false);
  });

  it('takes what is no input of the action for the risky one', () => {
    expect(needsConfirmation('door.setLocked', null, car('parked'))).toBe(true);
    expect(needsConfirmation('trunk.setOpen', 'open', car('parked'))).toBe(true);
    expect(needsConfirmation('window.setPosition', { window: 'roof' }, car('parked'))).toBe(true);
  });
});
