import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SERVICE_CATEGORIES } from '../../../shared/services/service.ts';
import { loadServices } from '../manifests/load-services.ts';
import { DEMO_DIR } from './gateway.fixture.ts';

const { services, faults } = loadServices([join(DEMO_DIR, '..')]);

describe('the built-in services', () => {
  it('are whole: manifests, rules, and what the rules offer', () => {
    expect(faults).toEqual([]);
  });

  it('cover every category once, each at a place of its own', () => {
    const categories = services.map(({ manifest }) => manifest.category);
    expect([...categories].sort()).toEqual([...SERVICE_CATEGORIES].sort());
    const orders = services.map(({ manifest }) => manifest.placement.order);
    expect(new Set(orders).size).toBe(orders.length);
  });

  it('take their answers from the demo', () => {
    expect(services.every(({ manifest }) => manifest.provider.kind === 'embedded')).toBe(true);
  });

  it('never offer while driving what is hidden while driving', () => {
    const hidden = services.filter(({ manifest }) => manifest.whileMoving === 'hidden');
    for (const { manifest } of hidden) {
      for (const { when } of manifest.triggers) {
        expect(JSON.stringify(when)).toContain('{"fact":"isParked","is":true}');
      }
    }
  });
});
