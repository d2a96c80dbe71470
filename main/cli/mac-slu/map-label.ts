import { slotOf, type Frame, type Role } from '../../../shared/assistant/frame.ts';
import rules from '../../../resources/assistant/mac-slu/world.json' with { type: 'json' };
import { LABELS, slotsOf, type Label, type Parts } from './label.ts';

const { word, domain, map } = LABELS;

/** The label of a frame about the way. */
export function mapLabel(frame: Frame): Label {
  const said = (role: Role) => slotOf(frame, role)?.text;
  const destination = slotOf(frame, 'destination');
  const category = said('category');
  const via = slotOf(frame, 'via');
  const isUsual = destination?.id === 'home' || destination?.id === 'company';
  const place = isUsual ? rulesWord(destination.id) : destination?.text;
  const label = (intent: keyof typeof map, slots: Parts) => ({
    domain: domain.map,
    intent: map[intent],
    slots: slotsOf(slots),
  });
  const request = { act: word.request };
  switch (frame.intent) {
    case 'navigate': {
      const isNear =
        category !== undefined && rules.nearbyWords.some((at) => frame.text.includes(at));
      if (isNear) {
        return label('nearby', {
          operation: navigationVerb(said('operation')),
          request: nearbyWord(frame.text),
          destinationType: category,
        });
      }
      if (slotOf(frame, 'order')) {
        return label('nearby', {
          operation: navigationVerb(said('operation')),
          request: orderWord(said('order')),
          order: orderWord(said('order')),
          destinationType: category,
          destinationTarget: place,
        });
      }
      return label(isUsual && !via ? 'usual' : 'navigate', {
        operation: navigationVerb(said('operation')),
        viaName: via && !isType(via.text) ? via.text : undefined,
        viaType:
          place !== undefined && category
            ? category
            : via && isType(via.text)
              ? via.text
              : undefined,
        destinationName: place !== undefined && isCategory(place) ? undefined : place,
        destinationType: place === undefined ? category : isCategory(place) ? place : undefined,
      });
    }
    case 'provideAddress':
      return label('provideAddress', {
        [isCuisine(said('product')) ? 'poiName' : 'poiType']: said('product'),
        operation: word.find,
      });
    case 'show':
    case 'search':
      if (category?.startsWith(rules.drink)) {
        const poiType = category.slice(rules.drink.length);
        return label('provideAddress', { poiType, operation: word.find });
      }
      return label('nearby', {
        poiType: category,
        poiName: place,
        distance: said('distance'),
        request: said('distance') === undefined ? nearbyWord(frame.text) : word.nearby,
        stationFilter: said('topic'),
      });
    case 'searchAlong':
      return label('along', {
        poiType: category,
        ...(slotOf(frame, 'topic') ? { ...request, target: word.remainingCount } : {}),
        request: word.along,
      });
    case 'traffic':
      return label('traffic', {
        destinationName: place,
        ...request,
        target: rules.aheadWords.some((at) => frame.text.includes(at))
          ? word.trafficAhead
          : word.traffic,
      });
    case 'reportEvent':
      return label('reportEvent', { operation: said('operation'), event: said('topic') });
    case 'resume':
    case 'stop':
      return label('navigate', { operation: said('operation'), object: word.navigate });
    case 'remaining': {
      const isTime = slotOf(frame, 'topic')?.id === 'remainingTime';
      return label('remaining', {
        poiType: category,
        poiName: isUsual ? place : destination?.text,
        ...request,
        target: isTime ? word.remainingTime : word.remainingDistance,
      });
    }
    case 'whereAmI':
      return label('locate', { ...request, target: word.position });
    case 'routeAhead':
      return label('routeAhead', { ...request, target: word.routeAhead });
    case 'speedLimit':
      return label('speedLimit', { ...request, target: word.limit });
    case 'destination':
      return label('destination', { ...request, target: word.destination });
    case 'routePreference':
      return label('routePreference', { preference: said('route') ?? frame.text });
    case 'addVia':
      return label('addVia', {
        viaName: via?.text,
        viaType: category,
      });
    case 'removeVia':
      return label('removeVia', {
        sequence:
          slotOf(frame, 'ordinal')?.value === undefined
            ? word.all
            : `${said('ordinal') ?? ''}${word.via}`,
        object: slotOf(frame, 'ordinal')?.value === undefined ? word.via : undefined,
        viaName: via?.text,
        operation: word.delete,
      });
    case 'savePlace':
      return label('savePlace', {
        operation: said('operation'),
        object: isUsual ? place : undefined,
        destinationName: said('place'),
      });
    case 'favourite':
      return label('favourite', { poiName: place ?? word.here, operation: map.favourite });
    default: {
      const operation = slotOf(frame, 'operation');
      const mode = slotOf(frame, 'mode');
      if (rules.sizes.includes(operation?.id ?? '')) {
        return label('mapControl', { mapSize: operation?.text, object: said('kind') });
      }
      if (rules.views.includes(mode?.id ?? '')) return label('mapControl', { view: mode?.text });
      if (rules.modes.includes(mode?.id ?? '')) {
        return label('mapControl', { mapMode: mode?.text, operation: operation?.text });
      }
      return label('mapControl', {
        operation: said('operation')?.replace(new RegExp(rules.mapVerbParticles, 'u'), ''),
        object: said('kind') ?? said('mode'),
      });
    }
  }
}

function nearbyWord(text: string): string {
  return rules.nearbyWords.find((said) => text.includes(said)) ?? word.nearby;
}

function rulesWord(id: string | undefined): string {
  return id === 'company' ? word.company : word.home;
}

function isCuisine(text: string | undefined): boolean {
  return rules.cuisineEnds.some((end) => text?.endsWith(end));
}

function isCategory(text: string): boolean {
  return rules.types.includes(text);
}

function isType(text: string): boolean {
  return rules.viaTypes.some((end) => text.endsWith(end));
}

function orderWord(text: string | undefined): string | undefined {
  return text?.replace(new RegExp(rules.ofEnd, 'u'), '');
}

function navigationVerb(text: string | undefined): string | undefined {
  return rules.navigationVerbs.find((verb) => text?.includes(verb));
}
