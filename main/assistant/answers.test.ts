import { describe, expect, it } from 'vitest';
import type { ActionContext } from '../../shared/actions/define.ts';
import { answerOf } from '../../shared/assistant/dialogue/answers.ts';
import type { AnswerFacts } from '../../shared/assistant/dialogue/answers/facts.ts';
import { frame, PHRASE_FACTS } from '../../shared/assistant/dialogue/dialogue.fixture.ts';
import { readingLength } from '../../shared/assistant/dialogue/shorten.ts';
import type { Slot } from '../../shared/assistant/frame.ts';
import { carThatIs } from '../../shared/assistant/model/question.fixture.ts';
import { TOPICS, type Topic } from '../../shared/assistant/step.ts';
import { EMPTY_MEDIA } from '../../shared/media/media-state.ts';
import { fakeRoute } from '../../shared/navigation/guidance/fake-route.ts';
import type { Guidance, Position } from '../../shared/navigation/guidance.ts';
import { EMPTY_NAVIGATION } from '../../shared/navigation/navigation-state.ts';
import type { Place } from '../../shared/navigation/place.ts';
import type { Suggestion } from '../../shared/services/suggestion.ts';
import type { Weather } from '../../shared/services/weather.ts';
import { EMPTY_SERVICES } from '../../shared/services/services-state.ts';
import { DEFAULT_SETTINGS, LANGUAGES, type Language } from '../../shared/settings/settings.ts';
import type { Readings } from '../../shared/vehicle/reading.ts';
import type { SignalPath } from '../../shared/vehicle/signal.ts';
import { createTexts } from './texts.ts';

const texts = createTexts();
const { now } = PHRASE_FACTS;
const DAY_MS = 86_400_000;

const HVAC = 'Vehicle.Cabin.HVAC';
const BATTERY = 'Vehicle.Powertrain.TractionBattery';
const DOOR = 'Vehicle.Cabin.Door';

/** A car that tells everything. */
const VALUES: Partial<Record<SignalPath, unknown>> = {
  [`${HVAC}.IsAirConditioningActive`]: true,
  [`${HVAC}.AmbientAirTemperature`]: 24.6,
  [`${HVAC}.Station.Row1.Driver.Temperature`]: 22.5,
  [`${HVAC}.Station.Row1.Passenger.Temperature`]: 24,
  [`${HVAC}.Station.Row1.Driver.FanSpeed`]: 43,
  'Vehicle.Exterior.AirTemperature': -3.2,
  [`${DOOR}.Row1.DriverSide.Window.Position`]: 0,
  [`${DOOR}.Row1.PassengerSide.Window.Position`]: 30,
  [`${DOOR}.Row2.DriverSide.Window.Position`]: 0,
  [`${DOOR}.Row2.PassengerSide.Window.Position`]: 100,
  [`${DOOR}.Row1.DriverSide.IsOpen`]: false,
  [`${DOOR}.Row1.PassengerSide.IsOpen`]: false,
  [`${DOOR}.Row2.DriverSide.IsOpen`]: false,
  [`${DOOR}.Row2.PassengerSide.IsOpen`]: false,
  [`${DOOR}.Row1.DriverSide.IsLocked`]: true,
  [`${DOOR}.Row1.PassengerSide.IsLocked`]: true,
  [`${DOOR}.Row2.DriverSide.IsLocked`]: false,
  [`${DOOR}.Row2.PassengerSide.IsLocked`]: true,
  'Vehicle.Body.Trunk.Rear.IsOpen': false,
  'Vehicle.Body.Lights.LightSwitch': 'AUTO',
  'Vehicle.Body.Lights.Beam.High.IsOn': false,
  'Vehicle.Body.Windshield.Front.Wiping.Mode': 'OFF',
  'Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling': 67,
  'Vehicle.Cabin.Seat.Row1.PassengerSide.HeatingCooling': -33,
  'Vehicle.Powertrain.Range': 318_400,
  'Vehicle.Powertrain.Type': 'ELECTRIC',
  [`${BATTERY}.StateOfCharge.Displayed`]: 63.4,
  [`${BATTERY}.Range`]: 318_400,
  [`${BATTERY}.Charging.IsCharging`]: true,
  [`${BATTERY}.Charging.TimeToComplete`]: 4500,
  'Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.Pressure': 240,
  'Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.Pressure': 238,
  'Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.Pressure': 241,
  'Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire.Pressure': 239,
  'Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.IsPressureLow': false,
  'Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.IsPressureLow': false,
  'Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.IsPressureLow': false,
  'Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire.IsPressureLow': false,
  'Vehicle.TraveledDistance': 12_846_000,
  'Vehicle.TripMeterReading': 312_400,
  'Vehicle.Speed': 58.4,
  'Vehicle.Service.DistanceToService': 1830,
  'Vehicle.Cabin.Infotainment.Media.Volume': 35,
};

function readings(
  values: Partial<Record<SignalPath, unknown>> = VALUES,
  freshness: 'fresh' | 'stale' = 'fresh',
): Readings {
  return Object.fromEntries(
    Object.entries(values).map(([path, value]) => [path, { freshness, value, ts: 0 }]),
  );
}

const WEATHER: Weather = {
  issuedAt: now - 600_000,
  now: { condition: 'cloudy', temperatureC: 11.6, windKmh: 14, humidity: 62, airQuality: 48 },
  hours: [
    { at: now + 3_600_000, condition: 'rain', temperatureC: 10, precipitation: 70 },
    { at: now + 7_200_000, condition: 'cloudy', temperatureC: 9, precipitation: 20 },
  ],
  days: [
    { day: '2026-03-01', condition: 'cloudy', lowC: 5, highC: 12 },
    { day: '2026-03-02', condition: 'clear', lowC: 3, highC: 15 },
    { day: '2026-03-03', condition: 'snow', lowC: -4, highC: 1 },
  ],
};

function facts(
  overrides: Partial<AnswerFacts> = {},
  car: Partial<ActionContext> = {},
): AnswerFacts {
  return {
    ...{ now, utcOffsetMin: 480, place: null },
    car: carThatIs('moving', { readings: readings(), ...car }),
    navigation: EMPTY_NAVIGATION,
    services: { ...EMPTY_SERVICES, weather: WEATHER },
    media: EMPTY_MEDIA,
    ...overrides,
  };
}

function slot(role: Slot['role'], fields: Partial<Slot>): Slot {
  return { role, text: '', from: 0, to: 0, ...fields };
}

function ask(
  about: Topic,
  known: AnswerFacts = facts(),
  slots: Slot[] = [],
  language: Language = 'zh-CN',
): string {
  return texts.say(answerOf(about, frame({ slots }), known).message, language);
}

describe('answers', () => {
  it.each<[Topic, string]>([
    ['airConditioning', '空调开着，设定主驾22.5度、副驾24度'],
    ['temperature', '车内25度，设定主驾22.5度、副驾24度'],
    ['setTemperature', '设定主驾22.5度、副驾24度'],
    ['outsideTemperature', '车外-3度'],
    ['fanSpeed', '风量3挡'],
    ['windows', '副驾、右后车窗开着'],
    ['doors', '车门都关好了'],
    ['locks', '车门没有全部上锁'],
    ['trunk', '后备箱已关好'],
    ['lights', '车灯在自动'],
    ['wipers', '雨刮关着'],
    ['seats', '主驾座椅加热2挡，副驾座椅通风1挡'],
    ['volume', '音量35%'],
    ['range', '续航318公里'],
    ['charge', '电量63%，续航318公里'],
    ['charging', '正在充电，电量63%，还要1小时15分钟'],
    ['fuel', '这辆车不用加油'],
    ['tyres', '胎压正常，最低238千帕'],
    ['odometer', '总里程12846公里'],
    ['tripMeter', '小计里程312公里'],
    ['speed', '车速每小时58公里'],
    ['warnings', '没有提醒'],
    ['maintenance', '还有1830公里该保养'],
    ['time', '现在16:00'],
    ['date', '今天3月1日，星期日'],
    ['eta', '现在没有在导航'],
    ['nowPlaying', '没有在播放'],
    ['orders', '没有订单'],
    ['suggestion', '现在没有推荐'],
  ])('tells %s', (about, expected) => {
    expect(ask(about)).toBe(expected);
  });

  it('answers every topic whole and short, in both languages, whatever is known', () => {
    const silent = carThatIs('unknown', { isVehicleHeard: false });
    const cars = [facts(), facts({ car: silent }), facts({ services: EMPTY_SERVICES })];
    for (const about of TOPICS) {
      for (const known of cars) {
        for (const language of LANGUAGES) {
          const text = ask(about, known, [], language);
          expect(text, about).not.toMatch(/\{\{|answer\.|words\.|undefined|NaN/);
          if (language === 'zh-CN') expect(readingLength(text), text).toBeLessThanOrEqual(31);
        }
      }
    }
  });

  it('never tells an old value, nor one that was never told', () => {
    const old = facts({}, { readings: readings(VALUES, 'stale') });
    const none = facts({}, { readings: {} });
    const signals: Topic[] = [
      ...(['airConditioning', 'temperature', 'setTemperature', 'fanSpeed'] as const),
      'outsideTemperature',
      ...(['windows', 'doors', 'locks', 'trunk', 'lights', 'wipers', 'seats', 'volume'] as const),
      ...(['range', 'charge', 'charging', 'tyres', 'odometer', 'tripMeter', 'speed'] as const),
      'maintenance',
    ];
    for (const about of signals) {
      expect(ask(about, old), about).toMatch(/^暂时不知道/);
      expect(ask(about, none), about).toMatch(/^暂时不知道/);
    }
    expect(ask('speed', facts({}, { isVehicleHeard: false, readings: {} }))).toContain('中断');
  });

  it('tells of the window that was asked about, and not that all are closed when one is unknown', () => {
    const driver = slot('position', { id: 'driver' });
    expect(ask('windows', facts(), [driver])).toBe('主驾车窗关着');
    const partly = facts(
      {},
      {
        readings: readings({ [`${DOOR}.Row1.DriverSide.Window.Position`]: 0 }),
      },
    );
    expect(ask('windows', partly)).toBe('暂时不知道车窗状态');
    expect(ask('windows', partly, [driver])).toBe('主驾车窗关着');
  });

  it('tells in the units of the settings', () => {
    const american = facts(
      {},
      {
        settings: {
          ...DEFAULT_SETTINGS,
          ...{ language: 'en-US', distanceUnit: 'mi', temperatureUnit: 'fahrenheit' },
          pressureUnit: 'psi',
        },
      },
    );
    expect(ask('range', american, [], 'en-US')).toBe('198 miles of range');
    expect(ask('speed', american, [], 'en-US')).toBe('36 mph');
    expect(ask('outsideTemperature', american, [], 'en-US')).toMatch(/^27 °F/);
    expect(ask('tyres', american, [], 'en-US')).toContain('35 psi');
  });

  it('tells the blower from cooling, as either may run alone', () => {
    const climate = (isCooling: boolean, fan: number) =>
      facts(
        {},
        {
          readings: readings({
            ...VALUES,
            [`${HVAC}.IsAirConditioningActive`]: isCooling,
            [`${HVAC}.Station.Row1.Driver.FanSpeed`]: fan,
          }),
        },
      );
    expect(ask('airConditioning', climate(false, 43))).toBe('空调在送风，制冷关着');
    expect(ask('airConditioning', climate(false, 0))).toBe('空调关着');
    expect(ask('airConditioning', climate(true, 0))).toBe('空调关着');
  });

  it('says which tyre is low, and warnings by name', () => {
    const low = facts(
      {},
      {
        readings: readings({
          ...VALUES,
          'Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.IsPressureLow': true,
          'Vehicle.Body.Windshield.Front.WasherFluid.IsLevelLow': true,
        }),
      },
    );
    expect(ask('tyres', low)).toBe('左后轮胎压过低');
    expect(ask('warnings', low)).toBe('胎压过低：左后轮，玻璃水不足');
  });
});

describe('a suggestion', () => {
  it('is explained by what made it come', () => {
    const suggestion: Suggestion = {
      ...{ id: 'c', service: 'charging', rule: 'low', shownAt: 0, expiresAt: 1, isOffer: false },
      title: { 'zh-CN': '电量偏低', 'en-US': 'Battery low' },
      text: { 'zh-CN': '去充电', 'en-US': 'Charge' },
      offer: null,
      because: [
        { fact: 'soc', value: 17.6 },
        { fact: 'isNavigating', value: false },
        { fact: 'rangeKm', value: 80 },
      ],
    };
    const known = facts({ services: { ...EMPTY_SERVICES, suggestion } });
    expect(ask('suggestion', known)).toBe('因为电量 18%、没有导航');
  });
});

describe('the way', () => {
  const route = fakeRoute({
    way: [
      [0, 0],
      [0, 300],
      [500, 300],
    ],
    turns: [{ at: 1, type: 'Right', roadName: '北山街' }],
  });
  const guidance: Guidance = {
    ...{ status: 'following', showLanes: false, isOverSpeed: false, speedLimitKmh: 60 },
    ...{ travelledM: 0, remainingM: 12_300, remainingS: 1500, waypoint: 0 },
    arrivalAt: now + 1_500_000,
    next: { manoeuvre: 1, distanceM: 300 },
  };
  const session = {
    ...{ id: 's', route, simulated: false, paused: false, reroutes: 0, isRerouting: false },
  };
  const driving = facts({ navigation: { ...EMPTY_NAVIGATION, session, guidance } });

  it('is told from the drive', () => {
    expect(ask('eta', driving)).toBe('预计16:25到达，还要25分钟');
    expect(ask('distanceLeft', driving)).toBe('还有12公里，大约25分钟');
    expect(ask('speedLimit', driving)).toBe('这里限速每小时60公里');
    expect(ask('nextTurn', driving)).toMatch(/300米/);
  });

  it('is not told off the route', () => {
    const lost = { ...guidance, status: 'offRoute' as const };
    const off = facts({ navigation: { ...EMPTY_NAVIGATION, session, guidance: lost } });
    expect(ask('eta', off)).toContain('偏航');
    expect(ask('nextTurn', off)).toContain('偏航');
  });

  it('says where the car is only while that is known', () => {
    const position: Position = {
      ...{ lon: 120, lat: 30, speedMps: 0, accuracyM: 5, ts: 0 },
      ...{ quality: 'fix', simulated: false, onRoute: false },
    };
    const place: Place = {
      ...{ id: 'n1', name: '断桥', category: 'sight', lon: 120, lat: 30, area: '西湖区' },
    };
    const here = { navigation: { ...EMPTY_NAVIGATION, position }, place };
    expect(ask('whereAmI', facts(here))).toBe('您在西湖区断桥附近');
    const lost = { ...EMPTY_NAVIGATION, position: { ...position, quality: 'lost' as const } };
    expect(ask('whereAmI', facts({ navigation: lost, place }))).toBe('暂时不知道当前位置');
  });
});

describe('the weather', () => {
  const date = (days: number) => slot('date', { unit: 'epochMs', value: now + days * DAY_MS });
  const kind = (id: string) => slot('weather', { id });

  it.each<[string, Slot[], string]>([
    ['now', [], '现在阴，12度，今天5度到12度'],
    ['tomorrow', [date(1)], '明天晴，3度到15度'],
    ['rain today', [kind('rain')], '今天有雨'],
    ['rain tomorrow', [kind('rain'), date(1)], '明天没有雨，晴'],
    ['snow the day after', [kind('snow'), date(2)], '后天有雪'],
    ['a day beyond the forecast', [date(9)], '没有这一天的天气数据'],
    ['humidity', [kind('humidity')], '湿度62%'],
    ['humidity tomorrow', [kind('humidity'), date(1)], '没有这项天气数据'],
    ['sunrise', [kind('sunrise')], '没有这项天气数据'],
    ['another city', [slot('place', { text: '北京' })], '只能查到当前位置的天气，查不到北京的'],
  ])('%s', (_name, slots, expected) => {
    expect(ask('weather', facts(), slots)).toBe(expected);
  });

  it('is shown as a card only where it is told', () => {
    expect(answerOf('weather', frame(), facts()).weather).toBe(WEATHER);
    const elsewhere = frame({ slots: [slot('place', { text: '北京' })] });
    expect(answerOf('weather', elsewhere, facts()).weather).toBeNull();
  });

  it('is not told when it is old', () => {
    const old = { ...WEATHER, issuedAt: now - 5 * 3_600_000 };
    const known = facts({ services: { ...EMPTY_SERVICES, weather: old } });
    expect(ask('weather', known)).toBe('今天阴，5度到12度');
    const ancient = { ...WEATHER, issuedAt: now - 3 * DAY_MS };
    const unknown = facts({ services: { ...EMPTY_SERVICES, weather: ancient } });
    expect(ask('weather', unknown, [date(1)])).toBe('没有这一天的天气数据');
  });
});
