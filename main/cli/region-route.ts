import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { pino } from 'pino';
import type { Reason } from '../../shared/contract/reason.ts';
import { manoeuvreText } from '../../shared/navigation/guidance/phrase.ts';
import type { Point } from '../../shared/navigation/place.ts';
import { decodePolyline } from '../../shared/navigation/polyline.ts';
import { AVOIDANCES, MAX_VIAS, type Avoidance, type Route } from '../../shared/navigation/route.ts';
import { looksSwapped } from '../../shared/navigation/routing/router-reason.ts';
import { LANGUAGES, type Language } from '../../shared/settings/settings.ts';
import { systemClock } from '../host/clock.ts';
import { guidanceTranslate } from '../navigation/guidance/speech.ts';
import { openPack, type RegionPack } from '../navigation/region/open-pack.ts';
import { createRouter } from '../navigation/routing/router.ts';
import { EXIT, exitAfterParsing, type ExitCode } from './exit-codes.ts';
import { reportFailure } from './region-report.ts';

interface RouteOptions {
  readonly via: readonly Point[];
  readonly avoid: readonly Avoidance[];
  readonly language: Language;
  readonly json?: boolean;
}

/** `zhilu region route DIR LON,LAT LON,LAT`: a way through a region pack, for integrators. */
export function routeSubcommand(): Command {
  return new Command('route')
    .description('Find a way through a region pack')
    .exitOverride(exitAfterParsing)
    .argument('<dir>', 'folder of the pack')
    .argument('<from>', 'start, LON,LAT in degrees, WGS-84', parsePoint)
    .argument('<to>', 'destination, LON,LAT', parsePoint)
    .option('--via <point>', 'a stop on the way, LON,LAT; may be given several times', addVia, [])
    .option(
      `--avoid <what>`,
      `one of ${AVOIDANCES.join(', ')}; may be given several times`,
      addAvoidance,
      [],
    )
    .addOption(
      new Option('--language <language>', 'of the manoeuvres').choices(LANGUAGES).default('zh-CN'),
    )
    .option('--json', 'print JSON')
    .action(async (dir: string, from: Point, to: Point, options: RouteOptions) => {
      process.exitCode = await findRoute(dir, from, to, options);
    });
}

/** @throws InvalidArgumentError with a sentence that says what to write instead */
export function parsePoint(text: string): Point {
  const parts = text.split(',');
  const [lon = Number.NaN, lat = Number.NaN] = parts.map((part) =>
    part.trim() === '' ? Number.NaN : Number(part),
  );
  if (parts.length !== 2 || !Number.isFinite(lon) || !Number.isFinite(lat)) {
    throw new InvalidArgumentError('A point is LON,LAT in degrees, e.g. 120.15,30.25.');
  }
  if (Math.abs(lat) > 90 && Math.abs(lon) <= 90 && Math.abs(lat) <= 180) {
    throw new InvalidArgumentError(`Longitude comes first: did you mean ${lat},${lon}?`);
  }
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) {
    throw new InvalidArgumentError('Longitudes end at ±180 and latitudes at ±90 degrees.');
  }
  return { lon, lat };
}

function addVia(text: string, before: readonly Point[]): readonly Point[] {
  if (before.length >= MAX_VIAS) {
    throw new InvalidArgumentError(`There may be ${MAX_VIAS} stops at most.`);
  }
  return [...before, parsePoint(text)];
}

function addAvoidance(text: string, before: readonly Avoidance[]): readonly Avoidance[] {
  const what = AVOIDANCES.find((known) => known === text);
  if (!what) throw new InvalidArgumentError(`One of ${AVOIDANCES.join(', ')}.`);
  return [...before, what];
}

async function findRoute(
  dir: string,
  from: Point,
  to: Point,
  { via, avoid, language, json = false }: RouteOptions,
): Promise<ExitCode> {
  let pack: RegionPack;
  try {
    pack = await openPack(dir);
  } catch (error) {
    return reportFailure('route', error, json);
  }
  const { id, bbox } = pack.manifest;
  const stateDir = await mkdtemp(join(tmpdir(), 'zhilu-route-'));
  const router = createRouter({ stateDir, clock: systemClock, log: pino({ level: 'silent' }) });
  try {
    const fault = await router.open({ id, bbox, graphFile: pack.files['valhalla.tar'] });
    if (fault) return refuse(fault, EXIT.unavailable, json);
    const answer = await router.route({
      from,
      to: { ...to, name: '', kind: 'destination' },
      vias: via.map((point) => ({ ...point, name: '', kind: 'via' as const })),
      avoid: [...avoid],
    });
    if (!answer.ok) {
      const isSwapped = [from, ...via, to].some((point) => looksSwapped(point, bbox));
      return refuse(answer.reason, isSwapped ? EXIT.usage : EXIT.unavailable, json);
    }
    const [route] = answer.value;
    if (route)
      console.log(json ? JSON.stringify(asJson(route, language)) : asText(route, language));
    return EXIT.ok;
  } finally {
    await router.close();
    await rm(stateDir, { recursive: true, force: true });
  }
}

/** Sentences for whoever types; the screen has its own in the driver's language. */
const SENTENCES: Partial<Record<Reason['key'], string>> = {
  'navigation.outsideRegion': 'A point is outside of the region',
  'navigation.notNearRoad': 'A point is not near any road of the region',
  'navigation.noRoute': 'There is no way between these points',
};

function refuse({ key, detail = '' }: Reason, exit: ExitCode, json: boolean): ExitCode {
  const message = `${SENTENCES[key] ?? 'The router failed'}: ${detail}`;
  if (json) console.log(JSON.stringify({ error: { code: key, message } }, null, 2));
  console.error(`zhilu region route: ${key}: ${message}`);
  return exit;
}

/** Each manoeuvre with its text and place. */
function instructions(route: Route, language: Language) {
  const points = decodePolyline(route.geometry);
  const translate = guidanceTranslate(language);
  return route.manoeuvres.map((manoeuvre, index) => {
    const [lon = 0, lat = 0] = points[manoeuvre.beginShapeIndex] ?? [];
    const text = manoeuvreText(manoeuvre, translate, language, {
      following: route.manoeuvres[index + 1],
      waypoint: route.waypoints[manoeuvre.leg],
    });
    return { manoeuvre, text, lon, lat };
  });
}

function asJson(route: Route, language: Language): object {
  return {
    distance_m: route.distanceM,
    duration_s: Math.round(route.durationS),
    tolls: route.tolls,
    manoeuvres: instructions(route, language).map(({ manoeuvre, text, lon, lat }) => ({
      text,
      type: manoeuvre.type,
      distance_m: manoeuvre.distanceM,
      duration_s: Math.round(manoeuvre.durationS),
      road_name: manoeuvre.roadName ?? null,
      lon,
      lat,
    })),
    geometry: { type: 'LineString', coordinates: decodePolyline(route.geometry) },
  };
}

function asText(route: Route, language: Language): string {
  const minutes = Math.round(route.durationS / 60);
  return [
    `${(route.distanceM / 1000).toFixed(1)} km, ${minutes} min`,
    ...instructions(route, language).map(
      ({ manoeuvre, text }) => `${String(manoeuvre.distanceM).padStart(7)} m  ${text}`,
    ),
  ].join('\n');
}
