import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decrypt, encrypt, isSame, signatureOf } from './crypto.ts';
import { partiesOf } from './secrets.ts';

/** The examples of T/CEC 102.4, annexes B and C; all its keys are the same sixteen characters. */
const KEY = '1234567890abcdef';
const PARTY = partiesOf(
  '123456789',
  JSON.stringify({ OperatorSecret: KEY, DataSecret: KEY, DataSecretIV: KEY, SigSecret: KEY }),
).outbound;

const PLAIN =
  '{"total":1,"stationStatusInfo":{"operationID":"123456789","stationID":"111111111111111",' +
  '"connectorStatusInfos":{"connectorID":1,"equipmentID":"10000000000000000000001","status":4,' +
  '"currentA":0,"currentB":0,"currentC":0,"voltageA":0,"voltageB":0,"voltageC":0,"soc":10,}}}';

const DATA =
  'il7B0BSEjFdzpyKzfOFpvg/Se1CP802RItKYFPfSLRxJ3jf0bVl9hvYOEktPAYW2nd7S8MBcyHYyacHKbISq5iTmDzG+' +
  'ivnR+SZJv3USNTYVMz9rCQVSxd0cLlqsJauko79NnwQJbzDTyLooYoIwz75qBOH2/xOMirpeEqRJrF/EQjWekJmGk9Rt' +
  'boXePu2rka+Xm51syBPhiXJAq0GfbfaFu9tNqs/e2Vjja/ltE1M0lqvxfXQ6da6HrThsm5id4ClZFIi0acRfrsPLRixS' +
  '/IQYtksxghvJwbqOsbIsITail9Ayy4tKcogeEZiOO+4Ed264NSKmk7l3wKwJLAFjCFogBx8GE3OBz4pqcAn/ydA=';

describe('the examples of the standard', () => {
  it('encrypts and decrypts as annex B', () => {
    expect(encrypt(PLAIN, PARTY)).toBe(DATA);
    expect(decrypt(DATA, PARTY)).toBe(PLAIN);
  });

  it('signs as annex C', () => {
    const sig = signatureOf(['123456789', DATA, '20160729142400', '0001'], PARTY);
    expect(sig).toBe('745166E8C43C84D37FFEC0F529C4136F');
  });

  it('takes Base64 with line ends', () => {
    expect(decrypt(DATA.replaceAll(/.{76}/g, '$&\r\n'), PARTY)).toBe(PLAIN);
  });
});

describe('damaged Data', () => {
  it.each(['', '====', 'not Base64!', DATA.slice(0, -5), DATA.slice(0, -4), 'AAAA'])(
    'is told as such: %s',
    (data) => {
      expect(decrypt(data, PARTY)).toBeNull();
    },
  );

  it('never throws, and never gives back what was not encrypted', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.integer({ min: 1, max: 255 }), (text, at, flip) => {
        const bytes = Buffer.from(encrypt(text, PARTY), 'base64');
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ flip;
        expect(decrypt(bytes.toString('base64'), PARTY)).not.toBe(text);
      }),
    );
  });

  it('is whole for every text that is not damaged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decrypt(encrypt(text, PARTY), PARTY)).toBe(text);
      }),
    );
  });
});

describe('secrets', () => {
  it('takes 32 hexadecimal digits for a key', () => {
    const hex = Buffer.from(KEY).toString('hex');
    const secrets = { OperatorSecret: KEY, DataSecret: hex, DataSecretIV: KEY, SigSecret: KEY };
    const { outbound, inbound } = partiesOf('123456789', JSON.stringify(secrets));
    expect(encrypt(PLAIN, outbound)).toBe(DATA);
    expect(inbound).toBe(outbound);
  });

  it('holds a set of its own for notifications', () => {
    const own = { OperatorSecret: KEY, DataSecret: KEY, DataSecretIV: KEY, SigSecret: KEY };
    const notifications = { OperatorID: '987654321', ...own, SigSecret: 'another' };
    const { inbound } = partiesOf('123456789', JSON.stringify({ ...own, notifications }));
    expect(inbound).toMatchObject({ operatorId: '987654321', sigSecret: 'another' });
  });

  it.each([
    ['not JSON', 'hush-hush'],
    [
      'a short key',
      JSON.stringify({
        OperatorSecret: 'a',
        DataSecret: 'hush-hush',
        DataSecretIV: KEY,
        SigSecret: 'a',
      }),
    ],
    ['nothing', '{}'],
  ])('names what is wrong without a value: %s', (_, json) => {
    expect(() => partiesOf('123456789', json)).toThrow(/secrets of T\/CEC 102/);
    expect(() => partiesOf('123456789', json)).not.toThrow(/hush-hush/);
  });
});

describe('comparing', () => {
  it('tells the same from the different, of any length', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(isSame(a, b)).toBe(a === b);
      }),
    );
  });
});
