import { describe, expect, it } from 'vitest';
import { ACTIONS, actionById, decide } from '../../actions/registry.ts';
import { restrictionsFor } from '../../vehicle/restrictions.ts';
import { carThatIs } from './question.fixture.ts';
import { OFFERS } from './tool-list.ts';
import { allTools, schemasOf, toolsOf } from './tools.ts';

const tools = allTools(ACTIONS);
const namesIn = (state: 'parked' | 'moving' | 'unknown') =>
  toolsOf(ACTIONS, restrictionsFor(state, 'driver')).map(({ action }) => action);

const toolNamed = (name: string) => {
  const tool = tools.find((one) => one.name === name);
  if (!tool) throw new Error(`there is no tool ${name}`);
  return tool;
};

describe('the tools of a language model', () => {
  it('are actions of the registry, each once, under names that the API allows', () => {
    expect(tools.map(({ action }) => action)).toEqual(OFFERS.map(({ id }) => id));
    expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
    for (const { name, action } of tools) {
      expect(name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
      expect(actionById(name.replace('_', '.'))?.id).toBe(action);
    }
  });

  it.each([
    'privacy.setConsent',
    'privacy.erase',
    'assistant.confirm',
    'assistant.submit',
    'suggestions.accept',
    'services.order',
    'navigation.forget',
    'navigation.clearRecents',
    'media.deletePlaylist',
    'trip.reset',
  ])('never include %s', (id) => {
    expect(actionById(id)).toBeDefined();
    expect(tools.map(({ action }) => action)).not.toContain(id);
  });

  it('leave out fields that exist, and only those that may be left out', () => {
    for (const { id, without = [], narrowed = {} } of OFFERS) {
      const [schema] = schemasOf(tools.filter(({ action }) => action === id));
      const own = Object.keys(schema?.function.parameters.properties ?? {});
      expect(own).toEqual(expect.arrayContaining(Object.keys(narrowed)));
      for (const field of without) expect(own).not.toContain(field);
      if (without.length === 0) continue;
      const parsed = actionById(id)?.input.safeParse({});
      expect(parsed?.success, id).toBe(true);
    }
  });

  it('take nothing that the schema does not name', () => {
    const { input } = toolNamed('climate_setTemperature');
    expect(input.safeParse({ zone: 'driver', celsius: 22 }).success).toBe(true);
    expect(input.safeParse({ zone: 'driver', celsius: 22, force: true }).success).toBe(false);
    const charging = toolNamed('charging_reserve').input;
    expect(charging.safeParse({}).success).toBe(true);
    expect(charging.safeParse({ merchant: { by: 'id', id: 'evil' } }).success).toBe(false);
  });

  it('take no coordinates for a destination', () => {
    const { input } = toolNamed('navigation_navigate');
    const place = { id: 'n1', name: '西湖', category: 'sight', lon: 0, lat: 0 };
    expect(input.safeParse({ destination: { by: 'place', place } }).success).toBe(false);
    expect(input.safeParse({ destination: { by: 'text', text: '西湖' } }).success).toBe(true);
    expect(input.safeParse({ destination: { by: 'home' } }).success).toBe(true);
  });

  it('yield inputs that the registry itself takes', () => {
    const destination = { by: 'text', text: '西湖' };
    const parsed = toolNamed('navigation_navigate').input.parse({ destination });
    expect(decide('navigation.navigate', parsed, carThatIs('parked'))).toMatchObject({
      allowed: true,
    });
  });

  it('are fewer while moving, and harmless while nothing is known of the car', () => {
    expect(namesIn('parked')).toEqual(OFFERS.map(({ id }) => id));
    expect(namesIn('moving')).not.toContain('display.setLanguage');
    expect(namesIn('moving')).toContain('door.setLocked');
    const risks = toolsOf(ACTIONS, restrictionsFor('unknown', 'driver')).map(({ risk }) => risk);
    expect(new Set(risks)).toEqual(new Set(['none', 'comfort']));
  });

  it('are for rest where the action itself says so while moving', () => {
    const car = carThatIs('moving');
    const refused = (id: string, input: object) => {
      const decision = decide(id, input, car);
      return !decision.allowed && decision.reason.key === 'restricted.moving';
    };
    expect(refused('display.setLanguage', { language: 'en-US' })).toBe(true);
    expect(refused('display.setDistanceUnit', { unit: 'km' })).toBe(true);
    expect(refused('display.setTheme', { mode: 'day' })).toBe(false);
  });

  it('are schemas of objects that allow nothing more', () => {
    for (const { function: tool } of schemasOf(tools)) {
      expect(tool.parameters).toMatchObject({ type: 'object', additionalProperties: false });
      expect(tool.description).toMatch(/\.$|…\.?\)?\.?$/);
    }
  });
});
