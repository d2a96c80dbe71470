import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Turn } from '../../shared/assistant/assistant-state.ts';
import { GEAR_DRIVE, GEAR_PARK } from '../../shared/vehicle/driving-state.ts';
import { HostBench, type TestPage } from './host-bench.ts';

const GEAR = 'Vehicle.Powertrain.Transmission.SelectedGear';
const AC = 'Vehicle.Cabin.HVAC.IsAirConditioningActive';
const TRUNK = 'Vehicle.Body.Trunk.Rear.IsOpen';
const DRIVER = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature';
const PASSENGER = 'Vehicle.Cabin.HVAC.Station.Row1.Passenger.Temperature';

let bench: HostBench;
let page: TestPage;
let turn: Turn | null;

/** An agent whose car does what it is told, at once. */
beforeAll(async () => {
  turn = null;
  bench = await HostBench.start({
    answer(request) {
      const { path, value, requestId } = request;
      queueMicrotask(() => {
        bench.agent.report({ [path]: value });
      });
      return { action: 'set', requestId, ts: new Date().toISOString() };
    },
  });
  page = bench.openPage('centre');
  void (async () => {
    for await (const { state } of await page.client.assistant.watch()) turn = state.turn ?? turn;
  })().catch(() => undefined);
});
afterAll(() => bench.stop());

const perform = (id: string, input: unknown) =>
  page.client.actions.perform({ id, input, origin: 'touch' });

const type = (text: string) => perform('assistant.submit', { text, by: 'typed' });

/** The texts of the results on the card. */
const told = () => turn?.results.map(({ text }) => text);

describe('a sentence typed at a display', () => {
  beforeEach(async () => {
    await expect.poll(() => page.last('link')?.state).toBe('connected');
    bench.agent.keep({ 'Vehicle.Speed': 0, [GEAR]: GEAR_PARK });
    bench.agent.report({ [AC]: false, [TRUNK]: false, [DRIVER]: 22, [PASSENGER]: 22 });
    await expect.poll(() => page.last('restrictions')?.drivingState).toBe('parked');
  });

  it('is carried out by the car, told as done, and taken back', async () => {
    expect(await type('打开空调调到二十四度')).toEqual({ status: 'done' });
    await expect.poll(() => page.signal(AC)).toBe('true/fresh');
    await expect.poll(() => page.signal(PASSENGER)).toBe('24/fresh');
    await expect.poll(told).toEqual(['打开空调', '全车空调调到24度']);
    expect(await perform('assistant.undo', {})).toEqual({ status: 'done' });
    await expect.poll(() => page.signal(AC)).toBe('false/fresh');
    await expect.poll(() => page.signal(DRIVER)).toBe('22/fresh');
  });

  it('waits for a yes where it is risky', async () => {
    await type('打开后备箱');
    await expect.poll(() => turn?.isConfirming).toBe(true);
    expect(turn?.said).toBe('确定要打开后备箱吗？');
    expect(bench.agent.lastSet(TRUNK)).toBeUndefined();
    await type('不用了');
    await expect.poll(() => turn?.isConfirming).toBe(false);
    expect(bench.agent.lastSet(TRUNK)).toBeUndefined();
    await type('打开后备箱');
    await expect.poll(() => turn?.isConfirming).toBe(true);
    await perform('assistant.confirm', { isConfirmed: true });
    await expect.poll(() => page.signal(TRUNK)).toBe('true/fresh');
  });

  it('is answered from what the car tells', async () => {
    await type('空调打开了吗');
    await expect.poll(told).toEqual(['空调关着']);
  });

  it('is refused with its reason by what driving forbids', async () => {
    bench.agent.keep({ 'Vehicle.Speed': 50, [GEAR]: GEAR_DRIVE });
    await expect.poll(() => page.last('restrictions')?.drivingState).toBe('moving');
    expect(await type('打开空调')).toMatchObject({
      status: 'refused',
      reason: { key: 'restricted.moving' },
    });
    expect(await perform('assistant.submit', { text: '小计里程清零', by: 'chip' })).toEqual({
      status: 'done',
    });
    await expect.poll(() => page.signal('Vehicle.TripMeterReading')).toBe('0/fresh');
  });
});
