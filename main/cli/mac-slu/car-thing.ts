import { slotOf, type Frame } from '../../../shared/assistant/frame.ts';
import rules from '../../../resources/assistant/mac-slu/car.json' with { type: 'json' };
import { LABELS, type Parts } from './label.ts';
import { has } from './read-frame.ts';

const { word } = LABELS;

/** What a wish is about: a device, a feature of it, or a function of its own. */
export function thingOf(frame: Frame): Parts {
  const device = slotOf(frame, 'device');
  const feature = slotOf(frame, 'feature');
  const isModule = has(rules.moduleDevices, device?.id);
  const isFeature = has(rules.featureDevices, device?.id);
  const isUnknown = feature !== undefined && feature.id === undefined && device === undefined;
  const own = isUnknown || has(rules.functions, feature?.id);
  const groups: Readonly<Record<string, string>> = rules.subfunctions;
  const group = groups[feature?.id ?? ''];
  const isSound = has(rules.soundFeatures, feature?.id);
  const isFront =
    has(rules.splitFront, device?.id) && rules.front.some((at) => device?.text.startsWith(at));
  const named = device?.text === '' ? word.screen : device?.text;
  // What of the system is shown beside something else is shown on the screen.
  const onScreen = has(rules.unitFeatures, feature?.text) ? word.screen : undefined;
  const object = isModule || isFeature ? onScreen : isFront ? named?.slice(1) : named;
  const part = feature?.text === '' ? rules.reminder : feature?.text;
  return {
    object,
    ...(isFront ? { position: named?.slice(0, 1) } : {}),
    module: isModule ? device?.text : undefined,
    feature: isFeature ? device?.text : own || isSound || group !== undefined ? undefined : part,
    function: group ?? (own ? part : undefined),
    subfunction: group === undefined ? undefined : part,
    sound: isSound ? part : undefined,
    interiorLight: has(rules.interiorLights, device?.id) ? object : undefined,
    exteriorLight: has(rules.exteriorLights, device?.id) ? object : undefined,
  };
}

/** What one word of ours is to the benchmark: several parts. */
export function splitOf(text: string): Parts {
  const split: Readonly<Record<string, Parts | undefined>> = rules.split;
  const own = split[text];
  if (!own) return {};
  const isPart = 'feature' in own || 'function' in own;
  const part = isPart ? { feature: undefined, function: undefined } : {};
  const isWhole = 'object' in own || 'module' in own || (isPart && rules.wholes.includes(text));
  const whole = isWhole ? { object: undefined, module: undefined } : {};
  return { ...part, ...whole, ...own };
}
