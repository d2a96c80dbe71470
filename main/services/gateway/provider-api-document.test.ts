import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { PROVIDER_ENDPOINTS } from '../../../shared/services/provider-api.ts';
import { CENTRE, GatewayBench } from './gateway.fixture.ts';
import { providerApiDocument } from './provider-api-document.ts';

const FILE = join(import.meta.dirname, '../../../docs/provider-api.json');

describe('docs/provider-api.json', () => {
  it('is current: else run npm run docs:api', () => {
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(providerApiDocument());
  });
});

describe('providerApiDocument', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone({ ...providerApiDocument() }));
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('has every endpoint, and refers to nothing that it does not hold', () => {
    const text = JSON.stringify(providerApiDocument());
    for (const name of Object.keys(PROVIDER_ENDPOINTS)) {
      expect(text).toContain(`"operationId":"${name}"`);
    }
    const { components } = JSON.parse(text) as { components: { schemas: Record<string, unknown> } };
    const references = text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g);
    for (const [, name = ''] of references) expect(components.schemas).toHaveProperty(name);
  });

  it('describes what the gateway answers, to a reader that knows nothing but the document', async () => {
    const ajv = new Ajv2020({ strict: false, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } });
    ajv.addSchema({ $id: 'https://zhilu.invalid/api', ...providerApiDocument() });
    const bench = new GatewayBench();
    afterAll(() => bench.close());
    const answers = [
      ['Merchant', await (await bench.request('GET', '/v1/merchants/dealer-1')).json()],
      ['Weather', await (await bench.request('GET', '/v1/weather?lon=120&lat=30')).json()],
      ['Error', await (await bench.request('GET', '/v1/nothing')).json()],
    ] as const;
    for (const [name, answer] of answers) {
      const isValid = ajv.validate(`https://zhilu.invalid/api#/components/schemas/${name}`, answer);
      expect(ajv.errorsText()).toBe('No errors');
      expect(isValid).toBe(true);
    }
    const { merchants } = await bench.ask('merchants', `/v1/merchants?category=charging&${CENTRE}`);
    const merchant = 'https://zhilu.invalid/api#/components/schemas/Merchant';
    expect(merchants.every((one) => ajv.validate(merchant, one))).toBe(true);
    expect(ajv.validate(merchant, { ...merchants[0], lon: 'east' })).toBe(false);
  });
});
