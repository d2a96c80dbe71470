import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jpegOf, pngOf, webpOf } from '../../pictures/image-header.fixture.ts';
import { loadServices } from './load-services.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhilu-services-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const TRIGGER = {
  id: 'low',
  when: { fact: 'soc', below: 15 },
  priority: 50,
  everyMinutes: 60,
  title: { 'zh-CN': '电量低', 'en-US': 'Low charge' },
  text: { 'zh-CN': '前方有充电站', 'en-US': 'A charging station is ahead' },
  offer: {
    label: { 'zh-CN': '去充电', 'en-US': 'Charge' },
    action: 'charging.reserve',
    input: {},
  },
};

const MANIFEST = {
  format: 1,
  id: 'wash',
  names: { 'zh-CN': '洗车', 'en-US': 'Car wash' },
  icon: { kind: 'builtIn', name: 'wash' },
  category: 'carCare',
  flow: 'appointment',
  placement: { order: 10 },
  whileMoving: 'look',
  provider: { kind: 'embedded' },
  triggers: [TRIGGER],
};

/** Writes a service; text goes to the file as it is. */
function write(manifest: object | string, folder = 'wash', layer = 'product'): string {
  const path = join(dir, layer, folder);
  mkdirSync(path, { recursive: true });
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
  writeFileSync(join(path, 'service.json'), text);
  return path;
}

const load = (...layers: readonly string[]) =>
  loadServices((layers.length === 0 ? ['product'] : layers).map((layer) => join(dir, layer)));

const ids = (...layers: readonly string[]) =>
  load(...layers).services.map(({ manifest }) => manifest.id);

/** Why the one service was set aside. */
function faultOf(manifest: object | string, folder = 'wash'): string | undefined {
  write(manifest, folder);
  const { services, faults } = load();
  expect(services).toEqual([]);
  return faults[0]?.code;
}

describe('loading services', () => {
  it('takes what fits, in the order of its placement', () => {
    write(MANIFEST);
    write({ ...MANIFEST, id: 'first', placement: { order: 1 } }, 'first');
    expect(ids()).toEqual(['first', 'wash']);
    expect(load().faults).toEqual([]);
  });

  it('reads a manifest with a byte order mark, as editors write it', () => {
    write(`\uFEFF${JSON.stringify(MANIFEST)}`);
    expect(ids()).toEqual(['wash']);
  });

  it('passes over folders without a manifest, and directories that are not there', () => {
    mkdirSync(join(dir, 'product', 'demo'), { recursive: true });
    write(MANIFEST);
    expect(load('product', 'nowhere')).toMatchObject({ faults: [] });
    expect(ids('product', 'nowhere')).toEqual(['wash']);
  });

  it('lets a later layer replace a service, switch it off, and bring it back', () => {
    write(MANIFEST);
    write({ ...MANIFEST, flow: 'places' }, 'wash', 'brand');
    write({ format: 1, id: 'wash', isOff: true }, 'wash', 'unit');
    expect(load('product', 'brand').services[0]?.manifest.flow).toBe('places');
    expect(ids('product', 'brand', 'unit')).toEqual([]);
    expect(ids('product', 'unit', 'brand')).toEqual(['wash']);
  });

  it('keeps what a broken replacement was meant to replace', () => {
    write(MANIFEST);
    write('{', 'wash', 'brand');
    expect(ids('product', 'brand')).toEqual(['wash']);
    expect(load('product', 'brand').faults).toMatchObject([{ folder: 'wash', code: 'notJson' }]);
  });

  it('works with the rest when one is broken', () => {
    write(MANIFEST);
    write('<html>', 'broken');
    expect(ids()).toEqual(['wash']);
  });
});

describe('a manifest that is set aside', () => {
  it('is not JSON, not UTF-8, or far too large', () => {
    expect(faultOf('{"format": 1,')).toBe('notJson');
    expect(faultOf('<!doctype html><script>alert(1)</script>')).toBe('notJson');
    writeFileSync(join(dir, 'product', 'wash', 'service.json'), Buffer.from([0x22, 0xff, 0x22]));
    expect(load().faults[0]?.code).toBe('notJson');
    expect(faultOf(`"${'x'.repeat(70_000)}"`)).toBe('unreadable');
  });

  it('has another id than its folder, or a newer format', () => {
    expect(faultOf({ ...MANIFEST, id: 'wash2' })).toBe('idMismatch');
    expect(faultOf({ format: 1, id: 'charging', isOff: true })).toBe('idMismatch');
    expect(faultOf({ ...MANIFEST, format: 2, whatever: true })).toBe('newerFormat');
  });

  it('brings script or markup in a text, or a key that nobody knows', () => {
    const script = '<script>alert(1)</script>';
    expect(faultOf({ ...MANIFEST, names: { 'zh-CN': script, 'en-US': 'x' } })).toBe('invalid');
    expect(faultOf({ ...MANIFEST, names: { 'zh-CN': '洗车\u202E', 'en-US': 'x' } })).toBe(
      'invalid',
    );
    expect(faultOf({ ...MANIFEST, onLoad: 'alert(1)' })).toBe('invalid');
  });

  it('names a provider on the network without TLS, with credentials, or of another scheme', () => {
    const token = { env: 'ZHILU_SERVICE_WASH_TOKEN' };
    for (const url of [
      'http://provider.example',
      'https://user:secret@provider.example',
      'file:///etc/passwd',
      'https://provider.example/?key=1',
      'javascript:alert(1)',
    ]) {
      expect(faultOf({ ...MANIFEST, provider: { kind: 'http', url, token } }), url).toBe('invalid');
    }
  });

  it('asks for the secret of another service, or for something that is none', () => {
    const provider = (env: string) => ({
      ...MANIFEST,
      provider: { kind: 'http', url: 'https://provider.example', token: { env } },
    });
    for (const env of [
      'ZHILU_SERVICE_CHARGING_TOKEN',
      'ZHILU_SERVICE_WASH_OTHER_TOKEN',
      'ZHILU_HOST_CONFIG',
      'AWS_SECRET_ACCESS_KEY',
    ]) {
      expect(faultOf(provider(env)), env).toBe('invalid');
    }
    write(provider('ZHILU_SERVICE_WASH_TOKEN'));
    expect(ids()).toEqual(['wash']);
  });

  it('has a trigger that always fires, or one twice', () => {
    const always = {
      any: [
        { fact: 'isParked', is: true },
        { fact: 'isParked', is: false },
      ],
    };
    expect(faultOf({ ...MANIFEST, triggers: [{ ...TRIGGER, when: always }] })).toBe('alwaysTrue');
    expect(faultOf({ ...MANIFEST, triggers: [TRIGGER, TRIGGER] })).toBe('invalid');
  });

  it('offers what is no action of the car, or with an input that does not fit', () => {
    const offer = (action: string, input: object) => ({
      ...MANIFEST,
      triggers: [{ ...TRIGGER, offer: { ...TRIGGER.offer, action, input } }],
    });
    expect(faultOf(offer('vehicle.unlockEverything', {}))).toBe('unknownAction');
    expect(faultOf(offer('charging.reserve', { connectorId: '../..' }))).toBe('unknownAction');
  });
});

describe('the icon of a service', () => {
  const withIcon = (file: string) => ({ ...MANIFEST, icon: { kind: 'file', file } });

  it('is read when it is a small PNG or WebP', () => {
    const folder = write(withIcon('icon.png'));
    writeFileSync(join(folder, 'icon.png'), pngOf(512, 512));
    expect(load().services[0]?.icon).toMatchObject({ type: 'image/png' });
    // What it is called does not matter: what it is does.
    writeFileSync(join(folder, 'icon.png'), webpOf(64, 64));
    expect(load().services[0]?.icon).toMatchObject({ type: 'image/webp' });
  });

  it('is refused when it is too large, of another kind, missing, or not in the folder', () => {
    const folder = write(withIcon('icon.png'));
    const icon = join(folder, 'icon.png');
    const code = () => load().faults[0]?.code;
    expect(code()).toBe('iconInvalid');
    for (const bytes of [
      pngOf(513, 10),
      jpegOf(10, 10),
      Buffer.from('<svg onload="alert(1)"/>'),
      Buffer.concat([pngOf(10, 10), Buffer.alloc(300_000)]),
    ]) {
      writeFileSync(icon, bytes);
      expect(code()).toBe('iconInvalid');
    }
    rmSync(icon);
    writeFileSync(join(dir, 'outside.png'), pngOf(10, 10));
    symlinkSync(join(dir, 'outside.png'), icon);
    expect(code()).toBe('iconInvalid');
  });

  it('is not looked for outside the folder', () => {
    for (const file of ['../icon.png', 'file:///icon.png', '/etc/icon.png', 'https://x/icon.png']) {
      expect(faultOf(withIcon(file)), file).toBe('invalid');
    }
  });
});

describe('links', () => {
  it('are not followed, neither of a folder nor of a manifest', () => {
    const outside = write(MANIFEST, 'wash', 'elsewhere');
    mkdirSync(join(dir, 'product', 'other'), { recursive: true });
    symlinkSync(outside, join(dir, 'product', 'wash'));
    symlinkSync(join(outside, 'service.json'), join(dir, 'product', 'other', 'service.json'));
    const { services, faults } = load();
    expect(services).toEqual([]);
    expect(faults.map(({ folder, code }) => [folder, code]).sort()).toEqual([
      ['other', 'unreadable'],
      ['wash', 'unreadable'],
    ]);
  });
});
