import { modelSchema, type Catalogue } from './catalogue.ts';
import type { FinancePlans } from './finance-plan.ts';
import type { Showroom } from './showroom.ts';
import type { TradeInTable } from './trade-in.ts';

/** A small showroom for tests, with every rule that a configuration can have. */

const both = (text: string) => ({ 'zh-CN': text, 'en-US': text });
const choice = { requires: [], excludes: [] };

export const sampleModel = modelSchema.parse({
  id: 'sample',
  names: both('Sample'),
  claims: both('A car for tests'),
  body: 'suv',
  powertrain: 'electric',
  seats: 5,
  dimensionsMm: { length: 4800, width: 1900, height: 1650, wheelbase: 2900 },
  trims: [
    {
      id: 'standard',
      names: both('Standard'),
      priceFen: 20_000_000,
      drive: 'rear',
      powerKw: 200,
      accelerationS: 7,
      electricRangeKm: 500,
      rangeKm: 500,
      batteryKwh: 60,
      chargingKw: 150,
    },
    {
      id: 'fast',
      names: both('Fast'),
      priceFen: 25_000_000,
      drive: 'all',
      powerKw: 350,
      accelerationS: 4.2,
      electricRangeKm: 480,
      rangeKm: 480,
      batteryKwh: 60,
      chargingKw: 150,
    },
  ],
  colours: [
    { ...choice, id: 'white', names: both('White'), priceFen: 0, hex: '#ffffff' },
    { ...choice, id: 'red', names: both('Red'), priceFen: 500_000, hex: '#aa0000' },
  ],
  interiors: [{ ...choice, id: 'dark', names: both('Dark'), priceFen: 0, hex: '#222222' }],
  wheels: [
    { ...choice, id: 'w19', names: both('19'), priceFen: 0, inches: 19 },
    {
      ...choice,
      id: 'w20',
      names: both('20'),
      priceFen: 600_000,
      inches: 20,
      rangeLossKm: 25,
      trims: ['fast'],
    },
  ],
  packs: [
    { ...choice, id: 'sport', names: both('Sport'), priceFen: 1_000_000, requires: ['w20'] },
    { ...choice, id: 'tow', names: both('Tow bar'), priceFen: 400_000, excludes: ['w20'] },
    { ...choice, id: 'sound', names: both('Sound'), priceFen: 300_000 },
  ],
});

const sampleCatalogue: Catalogue = {
  format: 1,
  isDemo: true,
  source: 'test',
  models: [
    sampleModel,
    { ...sampleModel, id: 'other', names: both('Other'), powertrain: 'combustion', body: 'sedan' },
  ],
  subjects: {
    testDrive: both('Drive {{model}}'),
    finance: both('{{model}} {{plan}} {{down}}% {{months}}'),
    tradeIn: both('{{segment}} {{years}} {{km}}'),
  },
  renewals: { insurance: ['policy', 'extra'], maintenance: ['plan'] },
};

const share = { least: 20, most: 50, step: 5, standard: 30 };

export const samplePlans: FinancePlans = {
  format: 1,
  isDemo: true,
  source: 'test',
  plans: [
    {
      id: 'loan',
      kind: 'equalInstalment',
      names: both('Loan'),
      rateBp: 600,
      months: [12, 36],
      standardMonths: 36,
      down: share,
      feeFen: 0,
    },
    {
      id: 'lease',
      kind: 'lease',
      names: both('Lease'),
      rateBp: 540,
      months: [36],
      standardMonths: 36,
      down: share,
      feeFen: 200_000,
      closing: { giveBackFen: 150_000, keepFen: 60_000 },
    },
    {
      id: 'balloon',
      kind: 'balloon',
      names: both('Balloon'),
      rateBp: 480,
      months: [24],
      standardMonths: 24,
      down: share,
      balloon: { least: 20, most: 60, step: 10, standard: 40 },
      feeFen: 0,
    },
  ],
  residuals: {
    electric: [{ months: 36, percent: 48 }],
    rangeExtended: [{ months: 36, percent: 50 }],
    pluginHybrid: [{ months: 36, percent: 52 }],
    combustion: [{ months: 36, percent: 58 }],
  },
};

export const sampleTradeIn: TradeInTable = {
  format: 1,
  isDemo: true,
  source: 'test',
  segments: [
    {
      id: 'suv',
      names: both('SUV'),
      usualPriceFen: 20_000_000,
      retention: [100, 80, 70, 60],
      kmPerYear: 12_000,
      per10000Km: 20,
    },
  ],
  brands: [
    { id: 'own', names: both('Own'), factor: 105 },
    { id: 'other', names: both('Other'), factor: 100 },
  ],
  conditions: { excellent: 104, good: 100, fair: 90, poor: 75 },
  mileageCap: 15,
  spread: 5,
};

export const sampleShowroom: Showroom = {
  catalogue: sampleCatalogue,
  finance: samplePlans,
  tradeIn: sampleTradeIn,
  faults: [],
};
