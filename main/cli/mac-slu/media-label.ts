import { slotOf, type Frame, type Role } from '../../../shared/assistant/frame.ts';
import rules from '../../../resources/assistant/mac-slu/media.json' with { type: 'json' };
import { LABELS, slotsOf, type Label, type Parts, type SlotName } from './label.ts';

const { word, domain, music, playback, video, radio } = LABELS;

/** The label of a frame about music. */
export function musicLabel(frame: Frame, text: string): Label {
  const said = (role: Role) => slotOf(frame, role)?.text;
  const intent = musicIntent(frame);
  const verb = slotOf(frame, 'operation')?.text;
  const kept: Readonly<Record<string, string | undefined>> = rules.kept;
  const keeping = kept[frame.intent];
  if (keeping !== undefined) {
    return {
      domain: domain.music,
      intent: music.control,
      slots: slotsOf({ operation: keeping, object: rules.keptKind }),
    };
  }
  const isControl = frame.intent === 'control' || frame.intent === 'playQueued';
  if (isControl && slotOf(frame, 'kind') === undefined) return playbackLabel(frame, verb);
  const chart = said('chart');
  const topic = slotOf(frame, 'topic');
  const writers: Readonly<Record<string, SlotName | undefined>> = {
    composer: 'composer',
    lyricist: 'lyricist',
  };
  const writer = writers[topic?.id ?? ''];
  const isThemed = topic?.id === 'soundtrack' || rules.themes.includes(said('theme') ?? '');
  const isFavourites = frame.intent === 'favourites';
  const isOfFavourites = isFavourite(frame);
  const slots = slotsOf({
    operation:
      frame.intent === 'query'
        ? undefined
        : operationOf(frame, text, isList(chart) && said('ordinal') === undefined),
    object: isFavourites
      ? favouritesOf(said('kind') ?? said('source'))
      : isOfFavourites
        ? word.list
        : said('kind'),
    song: said('song') ?? said('title'),
    artist: writer === undefined ? said('artist') : undefined,
    ...(writer === undefined ? {} : { [writer]: said('artist') }),
    album: said('album'),
    chart,
    genre: said('genre'),
    mood: said('mood'),
    ...(isThemed ? { theme: said('theme') } : { scene: said('theme') }),
    soundtrack: topic?.id === 'soundtrack' ? topic.text : undefined,
    gender: topic?.id === 'gender' ? topic.text : undefined,
    audience: said('audience'),
    age: said('age'),
    instrument: said('instrument'),
    language: said('language'),
    era: said('era'),
    ordinal: said('ordinal'),
    ...sourceOf(isFavourites ? phoneOf(frame) : said('source')),
    ...(frame.intent === 'query' ? asked(frame) : {}),
  });
  return { domain: domain.music, intent, slots };
}

/** Whether one of the favourites is named. */
function isFavourite(frame: Frame): boolean {
  const kind = slotOf(frame, 'kind')?.text;
  return frame.intent === 'play' && kind !== undefined && rules.listWords.includes(kind);
}

function musicIntent(frame: Frame): string {
  const name = isFavourite(frame) ? 'favourites' : frame.intent;
  if (name === 'query' || name === 'favourites' || name === 'history' || name === 'playlist') {
    return music[name];
  }
  const isRepeat = rules.playModes.includes(slotOf(frame, 'operation')?.id ?? '');
  const isPlay = name === 'play' && slotOf(frame, 'ordinal') === undefined && !isRepeat;
  return isPlay ? music.play : music.control;
}

function sourceOf(text: string | undefined): Parts {
  return text !== undefined && rules.apps.includes(text) ? { app: text } : { source: text };
}

function phoneOf(frame: Frame): string | undefined {
  const source = slotOf(frame, 'source');
  const isList = source?.id === 'favourites' || rules.listWords.includes(source?.text ?? '');
  return isList ? undefined : source?.text;
}

function favouritesOf(said: string | undefined): string {
  return said !== undefined && rules.favouritesAsSaid.includes(said) ? said : word.list;
}

function asked(frame: Frame): Partial<Record<SlotName, string>> {
  const targets: Readonly<Record<string, string>> = rules.targets;
  const target = targets[slotOf(frame, 'topic')?.id ?? ''];
  return { act: word.request, ...(target === undefined ? {} : { target }) };
}

/** Wishes that name no music are of a domain of their own. */
function playbackLabel(frame: Frame, verb: string | undefined): Label {
  const id = slotOf(frame, 'operation')?.id ?? '';
  const steps: Readonly<Record<string, string>> = rules.steps;
  const isMode = rules.playModes.includes(id);
  const slots = slotsOf({
    operation: steps[id] === undefined && !isMode ? verb : undefined,
    ordinal: steps[id],
    playMode: isMode ? verb : undefined,
    progress: slotOf(frame, 'time')?.text,
  });
  return { domain: domain.playback, intent: playback.control, slots };
}

function isList(chart: string | undefined): boolean {
  return rules.listEnds.some((end) => chart?.endsWith(end));
}

/** The verb, mostly without the words for "one" and "some" after it. */
function operationOf(frame: Frame, text: string, isChart: boolean): string | undefined {
  const verb = slotOf(frame, 'operation');
  if (!verb) return undefined;
  if (verb.text === '' || verb.text.endsWith(rules.oneEnd)) {
    return isChart ? verb.text : word.play;
  }
  const said = verb.text;
  const before = text.slice(0, verb.from);
  const wanted = before.endsWith(rules.want) && said.startsWith(word.listen);
  if (isChart && wanted && said !== rules.listenOnce) return rules.want + word.listen;
  const hasTitle = slotOf(frame, 'song') !== undefined && slotOf(frame, 'kind') === undefined;
  const wish = [rules.wish, rules.want].find((start) => before.endsWith(start));
  if (hasTitle && wish !== undefined && said.startsWith(word.listen) && !slotOf(frame, 'artist')) {
    return wish + said;
  }
  if (isChart) return said.replace(new RegExp(rules.playOnce, 'u'), '$1');
  if (frame.intent !== 'play' && frame.intent !== 'favourites') return said;
  const whole = rules.wholeVerbs.find((words) => text.startsWith(words, verb.from));
  const isWhole =
    whole !== undefined &&
    !slotOf(frame, 'theme') &&
    !slotOf(frame, 'audience') &&
    !slotOf(frame, 'artist');
  return isWhole ? whole : said.replace(new RegExp(rules.some, 'u'), '');
}

const NO_BARE_TITLE = new RegExp(rules.noBareTitle, 'u');

/** The label of a name that nothing else was said about: a short one is a film's, a dish's or a sentence none. */
export function bareTitleLabel(title: string): Label | null {
  if (title.length > rules.bareTitleLength || NO_BARE_TITLE.test(title)) return null;
  return { domain: domain.video, intent: video.play, slots: slotsOf({ title }) };
}

/** The label of a frame about films and programmes. */
export function videoLabel(frame: Frame, text: string): Label {
  const said = (role: Role) => slotOf(frame, role)?.text;
  const name = frame.intent;
  const isCartoon = slotOf(frame, 'kind')?.id === 'cartoon' && slotOf(frame, 'title') !== undefined;
  const isDirected = slotOf(frame, 'topic')?.id === 'director';
  const intents: Readonly<Record<string, string>> = video;
  const intent = intents[name] ?? video.control;
  const slots = slotsOf({
    operation: watchVerb(frame, text),
    object: isCartoon ? undefined : said('kind'),
    title: said('title'),
    filmGenre: isCartoon ? rules.cartoon : said('genre'),
    filmTag: said('audience'),
    released: said('date'),
    season: said('season'),
    episode: said('episode'),
    actor: isDirected ? undefined : said('artist'),
    director: isDirected ? said('artist') : undefined,
    language: said('language'),
    reference: slotOf(frame, 'topic')?.id === 'actor' && name === 'play' ? word.actor : undefined,
    ...(name === 'favourites' || name === 'history' || name === 'playlist'
      ? sources(frame)
      : { videoSource: said('source') }),
  });
  return { domain: domain.video, intent, slots };
}

function watchVerb(frame: Frame, text: string): string | undefined {
  const verb = slotOf(frame, 'operation');
  if (!verb || rules.silentVerbs.includes(verb.text)) return undefined;
  const isBare = slotOf(frame, 'kind') === undefined && slotOf(frame, 'title') !== undefined;
  const isWish = isBare && text.slice(0, verb.from).endsWith(rules.wish);
  return isWish ? rules.wish + (plain(verb.text) ?? '') : plain(verb.text);
}

function plain(verb: string | undefined): string | undefined {
  return verb
    ?.replace(new RegExp(rules.wantToSee, 'u'), '')
    .replace(new RegExp(rules.some, 'u'), '');
}

function sources(frame: Frame): Partial<Record<SlotName, string>> {
  const lists: Partial<Record<SlotName, string>> = {};
  for (const { role, id = '', text } of frame.slots) {
    if (role !== 'source') continue;
    if (['favourites', 'history', 'playlist'].includes(id)) lists.list = text;
    else lists.videoSource = text;
  }
  return lists;
}

/** The label of a frame about the radio. */
export function radioLabel(frame: Frame): Label {
  const said = (role: Role) => slotOf(frame, role)?.text;
  const operation = slotOf(frame, 'operation');
  const isPlay = frame.intent === 'play';
  const slots = slotsOf({
    operation:
      operation?.id === 'scan'
        ? word.scan
        : operation?.text.replace(new RegExp(rules.goOn, 'u'), ''),
    object: isPlay && said('kind') !== undefined ? word.radio : said('kind'),
    channel: said('channel') ?? said('title'),
    band: said('genre'),
  });
  const intent =
    frame.intent === 'favourites' ? radio.favourites : isPlay ? radio.play : radio.control;
  return { domain: domain.radio, intent, slots };
}
