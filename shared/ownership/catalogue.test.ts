import { describe, expect, it } from 'vitest';
import { catalogueSchema, modelById, modelSchema } from './catalogue.ts';
import { sampleModel } from './sample-showroom.ts';

const issuesOf = (change: object) =>
  modelSchema.safeParse({ ...sampleModel, ...change }).error?.issues.map(({ message }) => message);

describe('a model of the catalogue', () => {
  it('fits as it is', () => {
    expect(issuesOf({})).toBeUndefined();
  });

  it('refuses an id that is used twice, across all lists', () => {
    const [trim] = sampleModel.trims;
    expect(issuesOf({ packs: [{ ...sampleModel.packs[0], id: trim?.id }] })?.join()).toContain(
      'more than once',
    );
  });

  it('refuses references to what does not exist', () => {
    const pack = { ...sampleModel.packs[0], requires: ['no-such-wheel'] };
    expect(issuesOf({ packs: [pack] })?.join()).toContain('no-such-wheel does not exist');
  });

  it('refuses to require and exclude the same', () => {
    const pack = { ...sampleModel.packs[0], requires: ['w20'], excludes: ['w20'] };
    expect(issuesOf({ packs: [pack] })?.join()).toContain('require and exclude');
  });

  it('refuses a standard colour that not every trim can have', () => {
    const [colour, ...others] = sampleModel.colours;
    const colours = [{ ...colour, trims: ['standard'] }, ...others];
    expect(issuesOf({ colours })?.join()).toContain('free to choose');
  });

  it.each([
    ['a negative price', { trims: [{ ...sampleModel.trims[0], priceFen: -1 }] }],
    ['half a fen', { trims: [{ ...sampleModel.trims[0], priceFen: 0.5 }] }],
    ['markup in a name', { names: { 'zh-CN': '<b>车</b>', 'en-US': 'Car' } }],
    ['a colour that is none', { colours: [{ ...sampleModel.colours[0], hex: 'url(x)' }] }],
    ['an unknown field', { onclick: 'x' }],
    ['no trims', { trims: [] }],
  ])('refuses %s', (_what, change) => {
    expect(modelSchema.safeParse({ ...sampleModel, ...change }).success).toBe(false);
  });
});

it('refuses two models of one id', () => {
  const catalogue = {
    format: 1,
    isDemo: true,
    source: 'test',
    models: [sampleModel, sampleModel],
    subjects: {
      testDrive: { 'zh-CN': '试驾', 'en-US': 'Test drive' },
      finance: { 'zh-CN': '金融', 'en-US': 'Finance' },
      tradeIn: { 'zh-CN': '置换', 'en-US': 'Trade-in' },
    },
    renewals: { insurance: ['a'], maintenance: ['b'] },
  };
  expect(catalogueSchema.safeParse(catalogue).success).toBe(false);
  const sound = catalogueSchema.parse({ ...catalogue, models: [sampleModel] });
  expect(modelById(sound, sampleModel.id)?.id).toBe(sampleModel.id);
  expect(modelById(null, sampleModel.id)).toBeUndefined();
});
