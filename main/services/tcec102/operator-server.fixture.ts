import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { Clock } from '../../../shared/clock.ts';
import { openLoopback, type Loopback } from '../loopback.fixture.ts';

/**
 * An operator's platform, written from T/CEC 102-2016 alone: it shares no code with the adapter, so a
 * mistake on one side is not repeated on the other.
 */

export const OPERATOR_ID = 'MA5TEST01';

export const SECRETS = {
  OperatorSecret: 'operator-secret-01',
  DataSecret: '1234567890abcdef',
  DataSecretIV: 'fedcba0987654321',
  SigSecret: 'signature-secret-1',
};

type Json = Readonly<Record<string, unknown>>;

interface OperatorCharge {
  readonly ConnectorID: string;
  readonly StartTime: string;
  EndTime: string;
  stat: number;
  kwh: number;
}

export function encrypted(data: unknown, secrets = SECRETS): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  const cipher = createCipheriv('aes-128-cbc', secrets.DataSecret, secrets.DataSecretIV);
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

export function decrypted(data: string, secrets = SECRETS): unknown {
  const decipher = createDecipheriv('aes-128-cbc', secrets.DataSecret, secrets.DataSecretIV);
  const bytes = Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]);
  return JSON.parse(bytes.toString('utf8'));
}

export function signed(text: string, secrets = SECRETS): string {
  return createHmac('md5', secrets.SigSecret).update(text, 'utf8').digest('hex').toUpperCase();
}

export function chinaTime(epochMs: number): string {
  return new Date(epochMs + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

const timeStamp = (epochMs: number) => chinaTime(epochMs).replaceAll(/[-: ]/g, '');

/** How the platform misbehaves, for the next request of a name. */
export type Mischief =
  | { readonly kind: 'silent' }
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'huge' }
  | { readonly kind: 'wrongSignature' }
  | { readonly kind: 'truncatedData' }
  | { readonly kind: 'ret'; readonly ret: number }
  /** It does what was asked, and the answer is lost. */
  | { readonly kind: 'lostAnswer' }
  | { readonly kind: 'data'; readonly change: (data: Json) => unknown };

export class OperatorServer {
  /** GCJ-02, as the standard has it. */
  stations: Json[] = [];
  readonly status = new Map<string, number>();
  policy: Json[] = [
    { StartTime: '000000', ElecPrice: 0.3512, SevicePrice: 0.4 },
    { StartTime: '080000', ElecPrice: 1.1023, SevicePrice: 0.4 },
    { StartTime: '220000', ElecPrice: 0.3512, SevicePrice: 0.4 },
  ];
  readonly plugged = new Set<string>();
  readonly charges = new Map<string, OperatorCharge>();
  /** Names of the messages received, in order. */
  readonly received: string[] = [];
  /** Data of the messages received. */
  readonly data: { readonly name: string; readonly data: Json }[] = [];
  readonly mischief = new Map<string, Mischief[]>();
  tokenLifeS = 7200;
  /** Page size that it allows itself, whatever is asked for. */
  maxPageSize = 50;
  readonly #clock: Clock;
  #tokens = 0;
  #token = '';
  #sent = 0;
  #loopback: Loopback | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async open(): Promise<string> {
    this.#loopback = await openLoopback((request) => this.#answer(request));
    return `${this.#loopback.url}/evcs/v1`;
  }

  async close(): Promise<void> {
    await this.#loopback?.close();
  }

  /** Another of its servers gave out a newer token. */
  revokeToken(): void {
    this.#token = 'revoked';
  }

  misbehave(name: string, ...mischief: Mischief[]): void {
    this.mischief.set(name, mischief);
  }

  count(name: string): number {
    return this.received.filter((received) => received === name).length;
  }

  /** A notification, signed and sealed; `token` as {@link tokenOf} got it. */
  notification(
    name: string,
    data: unknown,
    { token, ...changes }: { readonly token?: string } & Json = {},
  ): Request {
    this.#sent += 1;
    const secrets = SECRETS;
    const body = {
      OperatorID: OPERATOR_ID,
      Data: encrypted(data, secrets),
      TimeStamp: timeStamp(this.#clock.now().wall),
      Seq: String(this.#sent % 10_000).padStart(4, '0'),
      ...changes,
    };
    const { OperatorID, Data, TimeStamp, Seq } = body;
    const Sig = signed(OperatorID + Data + TimeStamp + Seq, secrets);
    return new Request(`http://127.0.0.1/providers/charging/evcs/v1/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json;charset=utf-8',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ Sig, ...body }),
    });
  }

  /** Ends a charge and tells its bill. */
  bill(startChargeSeq: string, changes: Json = {}): Json {
    const charge = this.charges.get(startChargeSeq);
    if (!charge) throw new Error('no such charge');
    const elec = round(charge.kwh * 1.1023);
    const service = round(charge.kwh * 0.4);
    return {
      StartChargeSeq: startChargeSeq,
      ConnectorID: charge.ConnectorID,
      StartTime: charge.StartTime,
      EndTime: charge.EndTime,
      TotalPower: charge.kwh,
      TotalElecMoney: elec,
      TotalSeviceMoney: service,
      TotalMoney: round(elec + service),
      StopReason: 1,
      SumPeriod: 1,
      ChargeDetails: [
        {
          DetailStartTime: charge.StartTime,
          DetailEndTime: charge.EndTime,
          ElecPrice: 1.1023,
          SevicePrice: 0.4,
          DetailPower: charge.kwh,
          DetailElecMoney: elec,
          DetailSeviceMoney: service,
        },
      ],
      ...changes,
    };
  }

  /** Current flows for a while: call after the clock has moved. */
  run(startChargeSeq: string, kwh: number, stat = 2): void {
    const charge = this.charges.get(startChargeSeq);
    if (!charge) throw new Error('no such charge');
    charge.kwh = kwh;
    charge.stat = stat;
    charge.EndTime = chinaTime(this.#clock.now().wall);
  }

  async #answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const name = url.pathname.replace('/evcs/v1/', '');
    this.received.push(name);
    const mischief = this.mischief.get(name)?.shift();
    if (mischief?.kind === 'silent') return new Promise(() => undefined);
    if (mischief?.kind === 'html') {
      return new Response('<html>Bad gateway</html>', {
        status: mischief.status,
        headers: { 'content-type': 'text/html' },
      });
    }
    if (mischief?.kind === 'huge') return new Response('x'.repeat(6_000_000));
    const envelope = (await request.json()) as Record<string, string>;
    const { OperatorID = '', Data = '', TimeStamp = '', Seq = '', Sig } = envelope;
    if (!/^\d{14}$/.test(TimeStamp) || !/^\d{4}$/.test(Seq)) return this.#seal(4003, 'envelope');
    if (Sig !== signed(OperatorID + Data + TimeStamp + Seq)) return this.#seal(4001, 'signature');
    const data = decrypted(Data) as Json;
    this.data.push({ name, data });
    const isToken = name === 'query_token';
    if (!isToken && request.headers.get('authorization') !== `Bearer ${this.#token}`) {
      return this.#seal(4002, 'token');
    }
    if (mischief?.kind === 'ret') return this.#seal(mischief.ret, 'no');
    const answer = this.#handle(name, data);
    if (mischief?.kind === 'lostAnswer') return new Promise(() => undefined);
    if (answer === null) return this.#seal(4004, 'no such thing');
    const told = mischief?.kind === 'data' ? mischief.change(answer) : answer;
    return this.#seal(0, '', told, mischief);
  }

  #seal(ret: number, msg: string, data?: unknown, mischief?: Mischief): Response {
    const whole = data === undefined ? '' : encrypted(data);
    const Data = mischief?.kind === 'truncatedData' ? whole.slice(0, -5) : whole;
    const Sig = signed(`${ret}${msg}${Data}`);
    const wrong = mischief?.kind === 'wrongSignature';
    return Response.json({ Ret: ret, Msg: msg, Data, Sig: wrong ? Sig.replace(/./, 'X') : Sig });
  }

  #handle(name: string, data: Json): Json | null {
    const connectorId = String(data['ConnectorID']);
    const seq = String(data['StartChargeSeq']);
    switch (name) {
      case 'query_token': {
        const isRight = data['OperatorSecret'] === SECRETS.OperatorSecret;
        this.#tokens += 1;
        this.#token = `token-${this.#tokens}`;
        return {
          OperatorID: OPERATOR_ID,
          SuccStat: isRight ? 0 : 1,
          AccessToken: isRight ? this.#token : '',
          TokenAvailableTime: isRight ? this.tokenLifeS : 0,
          FailReason: isRight ? 0 : 2,
        };
      }
      case 'query_stations_info': {
        const size = Math.min(Number(data['PageSize']), this.maxPageSize);
        const page = Number(data['PageNo']);
        const since = String(data['LastQueryTime']);
        const changed = this.stations.filter(
          ({ LastChanged = '' }) => since === '' || (LastChanged as string) >= since,
        );
        return {
          PageNo: page,
          PageCount: Math.ceil(changed.length / size),
          ItemSize: changed.length,
          StationInfos: changed.slice((page - 1) * size, page * size),
        };
      }
      case 'query_station_status': {
        const ids = data['StationIDs'] as string[];
        if (ids.length > 50) return null;
        return { Total: ids.length, StationStatusInfos: ids.map((id) => this.#statusOf(id)) };
      }
      case 'query_equip_business_policy':
        return {
          EquipBizSeq: data['EquipBizSeq'],
          ConnectorID: connectorId,
          SuccStat: this.policy.length > 0 ? 0 : 1,
          FailReason: this.policy.length > 0 ? 0 : 1,
          SumPeriod: this.policy.length,
          PolicyInfos: this.policy,
        };
      case 'query_equip_auth': {
        const isPlugged = this.plugged.has(connectorId);
        return {
          EquipAuthSeq: data['EquipAuthSeq'],
          ConnectorID: connectorId,
          SuccStat: isPlugged ? 0 : 1,
          FailReason: isPlugged ? 0 : 1,
        };
      }
      case 'query_start_charge':
        return this.#start(seq, connectorId);
      case 'query_equip_charge_status':
        return this.chargeStatus(seq);
      case 'query_stop_charge': {
        const charge = this.charges.get(seq);
        if (charge) charge.stat = 4;
        return {
          StartChargeSeq: seq,
          StartChargeSeqStat: charge ? 4 : 5,
          SuccStat: charge ? 0 : 1,
          FailReason: charge ? 0 : 1,
        };
      }
      default:
        return null;
    }
  }

  /** As query_equip_charge_status answers, and notification_equip_charge_status tells. */
  chargeStatus(seq: string, changes: Json = {}): Json | null {
    const charge = this.charges.get(seq);
    if (!charge) return null;
    const elec = round(charge.kwh * 1.1023);
    const service = round(charge.kwh * 0.4);
    return {
      StartChargeSeq: seq,
      StartChargeSeqStat: charge.stat,
      ConnectorID: charge.ConnectorID,
      ConnectorStatus: charge.stat === 2 ? 3 : 2,
      CurrentA: charge.stat === 2 ? 150 : 0,
      VoltageA: charge.stat === 2 ? 400 : 0,
      Soc: 55.5,
      StartTime: charge.StartTime,
      EndTime: charge.EndTime,
      TotalPower: charge.kwh,
      ElecMoney: elec,
      SeviceMoney: service,
      TotalMoney: round(elec + service),
      SumPeriod: 0,
      ...changes,
    };
  }

  #start(seq: string, connectorId: string): Json {
    const isNew = !this.charges.has(seq);
    const now = chinaTime(this.#clock.now().wall);
    if (isNew) {
      const charge = { ConnectorID: connectorId, StartTime: now, EndTime: now, stat: 2, kwh: 0 };
      this.charges.set(seq, charge);
    }
    return {
      StartChargeSeq: seq,
      StartChargeSeqStat: 1,
      ConnectorID: connectorId,
      SuccStat: isNew ? 0 : 1,
      FailReason: isNew ? 0 : 5,
    };
  }

  #statusOf(stationId: string): Json {
    const station = this.stations.find(({ StationID }) => StationID === stationId);
    const equipments = (station?.['EquipmentInfos'] ?? []) as { ConnectorInfos: Json[] }[];
    return {
      StationID: stationId,
      ConnectorStatusInfos: equipments.flatMap(({ ConnectorInfos }) =>
        ConnectorInfos.map(({ ConnectorID }) => ({
          ConnectorID,
          Status: this.status.get(String(ConnectorID)) ?? 1,
          ParkStatus: 0,
          LockStatus: 0,
        })),
      ),
    };
  }
}

/** A station as an operator lists it. Its coordinates are taken as GCJ-02. */
export function stationInfo(id: string, changes: Json = {}): Json {
  return {
    StationID: id,
    OperatorID: OPERATOR_ID,
    EquipmentOwnerID: OPERATOR_ID,
    StationName: `Station ${id}`,
    CountryCode: 'CN',
    AreaCode: '330106',
    Address: `${id} West Lake Road`,
    ServiceTel: '4000000000',
    StationType: 1,
    StationStatus: 50,
    ParkNums: 2,
    StationLng: 120.1547,
    StationLat: 30.2741,
    Construction: 255,
    BusineHours: '08:00-22:00',
    EquipmentInfos: [
      {
        EquipmentID: `${id}E1`,
        EquipmentType: 1,
        Power: 120,
        ConnectorInfos: [
          connectorInfo(`${id}C1`, { ConnectorType: 4, Power: 120 }),
          connectorInfo(`${id}C2`, { ConnectorType: 3, Power: 7 }),
        ],
      },
    ],
    ...changes,
  };
}

export function connectorInfo(id: string, changes: Json = {}): Json {
  return {
    ConnectorID: id,
    ConnectorName: `Gun ${id}`,
    ConnectorType: 4,
    VoltageUpperLimits: 750,
    VoltageLowerLimits: 200,
    Current: 160,
    NationalStandard: 2,
    Power: 120,
    ParkNo: '1',
    ...changes,
  };
}

function round(yuan: number): number {
  return Math.round(yuan * 100) / 100;
}
