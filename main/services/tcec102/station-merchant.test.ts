import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceM } from '../../../shared/navigation/search/distance.ts';
import { merchantSchema } from '../../../shared/services/merchant.ts';
import { connectorInfo, stationInfo } from './operator-server.fixture.ts';
import { stationInfoSchema } from './schemas.ts';
import { connectorStatusOf, merchantOf, stationOf } from './station-merchant.ts';

const BANDS = [
  {
    from: '00:00',
    to: '24:00',
    electricity: { currency: 'CNY', tenThousandths: 10_000 },
    service: { currency: 'CNY', tenThousandths: 4000 },
  },
] as const;

const parse = (changes = {}) => stationOf(stationInfoSchema.parse(stationInfo('S1', changes)));

const equipment = (changes: object, ...connectors: unknown[]) => ({
  EquipmentInfos: [{ EquipmentID: 'E1', EquipmentType: 1, ConnectorInfos: connectors, ...changes }],
});

describe('the place of a station', () => {
  /** Known of the datum itself: Tian'anmen gate, in GCJ-02 and in WGS-84. */
  const GCJ = { StationLng: 116.397_451, StationLat: 39.909_187 };
  const WGS = { lon: 116.391_207, lat: 39.907_783 };

  it('is shifted to WGS-84 once', () => {
    const station = parse(GCJ);
    // Not shifted, or shifted twice, it would lie more than 500 m away.
    expect(station && distanceM(station, WGS)).toBeLessThan(2);
  });

  it('is the same in the merchant: nothing shifts it again', () => {
    const station = parse(GCJ);
    const merchant = station && merchantOf(station, BANDS, unknown);
    expect(merchant && distanceM(merchant, WGS)).toBeLessThan(2);
  });

  it('stays where it is outside China, where GCJ-02 is WGS-84', () => {
    expect(parse({ StationLng: 139.7671, StationLat: 35.6812 })).toMatchObject({
      lon: 139.7671,
      lat: 35.6812,
    });
  });
});

const unknown = () => ({ status: 'unknown', updatedAt: Date.UTC(2026, 2, 1) }) as const;

describe('what a driver can use', () => {
  it.each([
    ['private', { StationType: 50 }],
    ['for buses', { StationType: 100 }],
    ['being built', { StationStatus: 1 }],
    ['closed', { StationStatus: 5 }],
    ['in repair', { StationStatus: 6 }],
    ['empty', { EquipmentInfos: [] }],
    ['wireless only', equipment({}, connectorInfo('C1', { ConnectorType: 5 }))],
    ['without power', equipment({}, connectorInfo('C1', { Power: 0, Current: 0 }))],
  ])('is not a station that is %s', (_, changes) => {
    expect(parse(changes)).toBeNull();
  });

  it('knows current and power of a connector, of its equipment, or by its ratings', () => {
    const station = parse(
      equipment(
        { EquipmentType: 2, Power: 42 },
        connectorInfo('C1', { ConnectorType: 4, Power: 180 }),
        connectorInfo('C2', { ConnectorType: 2, Power: null }),
      ),
    );
    expect(station?.connectors).toMatchObject([
      { id: 'C1', current: 'dc', powerKw: 180 },
      { id: 'C2', current: 'ac', powerKw: 42 },
    ]);
    const rated = connectorInfo('C1', { Power: 0, VoltageUpperLimits: 750, Current: 80 });
    expect(parse(equipment({}, rated))?.connectors[0]?.powerKw).toBe(60);
  });

  it('names a connector once', () => {
    const station = parse(equipment({}, connectorInfo('C1'), connectorInfo('C1')));
    expect(station?.connectors).toHaveLength(1);
  });

  it.each([
    ['08:00-22:00', { from: '08:00', to: '22:00' }],
    ['7:30~23:59', { from: '07:30', to: '24:00' }],
    ['周一至周日 00:00-24:00', { from: '00:00', to: '24:00' }],
    ['全天24小时', undefined],
    ['25:00-26:00', undefined],
    [null, undefined],
  ])('tells opening hours from %j', (BusineHours, hours) => {
    expect(parse({ BusineHours })?.hours).toEqual(hours);
  });

  it('keeps the text of an operator on one line without markup', () => {
    const station = parse({
      StationName: `西湖<b>站</b>\u202e\n${'长'.repeat(100)}`,
      Address: ' <script>alert(1)</script> ',
    });
    expect(station?.name).toMatch(/^西湖 b 站 /);
    expect(station?.address).toBe('script alert(1) /script');
    const merchant = station && merchantOf(station, BANDS, unknown);
    expect(merchantSchema.safeParse(merchant).error).toBeUndefined();
  });

  it('is a merchant by the border, whatever the operator writes', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(null));
    fc.assert(
      fc.property(
        fc.record({ StationName: fc.string({ unit: 'binary', maxLength: 90 }), Address: text }),
        fc.record({ ConnectorName: text, Power: fc.oneof(fc.double(), fc.constant(null)) }),
        (station, connector) => {
          const info = stationInfoSchema.safeParse(
            stationInfo('S1', { ...station, ...equipment({}, connectorInfo('C1', connector)) }),
          );
          const made = info.success && stationOf(info.data);
          if (!made) return;
          expect(merchantSchema.safeParse(merchantOf(made, BANDS, unknown)).error).toBeUndefined();
        },
      ),
    );
  });
});

describe('Status', () => {
  it('is what the standard says', () => {
    expect([0, 1, 2, 3, 4, 255, 7].map(connectorStatusOf)).toEqual([
      'unknown',
      'available',
      'occupied',
      'charging',
      'reserved',
      'fault',
      'unknown',
    ]);
  });
});
