import { describe, expect, it } from 'vitest';
import { VSS_VERSION } from '../../shared/vehicle/catalogue.ts';
import { buildTimeOf, createManifest } from './manifest.ts';

describe('createManifest', () => {
  it('names what the product was built from and for', () => {
    const source = { commit: 'abc1234', modified: false };
    expect(createManifest('1.2.3', '45.4.1', source, 0)).toEqual({
      product: 'zhilu',
      version: '1.2.3',
      commit: 'abc1234',
      buildTime: '1970-01-01T00:00:00.000Z',
      vss: VSS_VERSION,
      electron: '45.4.1',
    });
  });

  it('says when the sources differed from the commit, and invents no commit', () => {
    expect(createManifest('1', '45', { commit: 'abc', modified: true }, 0).modified).toBe(true);
    expect(createManifest('1', '45', { commit: undefined, modified: false }, 0)).not.toHaveProperty(
      'commit',
    );
  });
});

describe('buildTimeOf', () => {
  it('follows SOURCE_DATE_EPOCH so that a build can be repeated', () => {
    expect(buildTimeOf(undefined, 42)).toBe(42);
    expect(buildTimeOf('1700000000', 42)).toBe(1_700_000_000_000);
    expect(() => buildTimeOf('yesterday', 42)).toThrow(/SOURCE_DATE_EPOCH/);
  });
});
