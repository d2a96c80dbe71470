import { expect, it } from 'vitest';
import { comparedRows } from './compare.ts';
import { sampleModel } from './sample-showroom.ts';

const petrol = {
  ...sampleModel,
  id: 'petrol',
  powertrain: 'combustion' as const,
  trims: [
    {
      id: 'only',
      names: { 'zh-CN': 'Only', 'en-US': 'Only' },
      priceFen: 15_000_000,
      drive: 'rear' as const,
      powerKw: 130,
      accelerationS: 9,
      rangeKm: 800,
    },
  ],
};

it('puts what differs first and names the better value', () => {
  const rows = comparedRows([sampleModel, petrol]);
  const firstSame = rows.findIndex(({ differs }) => !differs);
  expect(rows.slice(firstSame).every(({ differs }) => !differs)).toBe(true);
  const row = (fact: string) => rows.find((each) => each.fact === fact);
  expect(row('priceFen')).toMatchObject({ values: [20_000_000, 15_000_000], best: 1 });
  expect(row('accelerationS')).toMatchObject({ best: 0 });
  expect(row('electricRangeKm')).toMatchObject({ values: [500, null], best: 0 });
  // Sizes are taste.
  expect(row('length')).toMatchObject({ differs: false, best: null });
  expect(row('powertrain')).toMatchObject({ best: null });
});

it('calls nothing best where two are equal, and leaves out what none has', () => {
  const rows = comparedRows([petrol, petrol]);
  expect(rows.every(({ best }) => best === null)).toBe(true);
  expect(rows.some(({ fact }) => fact === 'batteryKwh')).toBe(false);
});
