import type { ActionInput } from '../../actions/registry.ts';
import { PANELS } from '../../actions/panel.ts';
import { PURPOSES } from '../../privacy/purpose.ts';
import type { Frame } from '../frame.ts';
import { says, switchOf } from './said.ts';
import { act, perform, type Resolution, type Rule } from './wish.ts';

/** Theme, language, units, panels, and what may be done with personal data; `null` for the rest. */
export const resolveDisplay: Rule = (frame) =>
  paged(frame) ?? themed(frame) ?? spoken(frame) ?? measured(frame) ?? agreed(frame);

function paged(frame: Frame): Resolution {
  if (frame.intent !== 'page') return null;
  const isClosing = switchOf(frame) === false || says(frame, 'operation', 'back');
  if (isClosing || says(frame, 'page', 'home')) return perform(act('panel.close', {}));
  const panel = PANELS.find((each) => says(frame, 'page', each));
  return panel ? perform(act('panel.open', { panel })) : null;
}

function themed(frame: Frame): Resolution {
  const isOff = switchOf(frame) === false;
  const set = (mode: ActionInput<'display.setTheme'>['mode']) =>
    perform(act('display.setTheme', { mode }));
  if (says(frame, 'mode', 'night')) return set(isOff ? 'day' : 'night');
  if (says(frame, 'mode', 'day')) return set(isOff ? 'night' : 'day');
  const isTheme = says(frame, 'aspect', 'theme');
  return isTheme && says(frame, 'mode', 'auto') ? set('auto') : null;
}

function spoken(frame: Frame): Resolution {
  if (says(frame, 'mode', 'english'))
    return perform(act('display.setLanguage', { language: 'en-US' }));
  if (says(frame, 'mode', 'chinese'))
    return perform(act('display.setLanguage', { language: 'zh-CN' }));
  return null;
}

function measured(frame: Frame): Resolution {
  if (!says(frame, 'aspect', 'unit')) return null;
  const distance = (['km', 'mi'] as const).find((unit) => says(frame, 'mode', unit));
  if (distance) return perform(act('display.setDistanceUnit', { unit: distance }));
  const degrees = (['celsius', 'fahrenheit'] as const).find((unit) => says(frame, 'mode', unit));
  if (degrees) return perform(act('display.setTemperatureUnit', { unit: degrees }));
  const pressure = (['kPa', 'bar', 'psi'] as const).find((unit) => says(frame, 'mode', unit));
  return pressure ? perform(act('display.setPressureUnit', { unit: pressure })) : null;
}

function agreed(frame: Frame): Resolution {
  const purpose = PURPOSES.find((each) => says(frame, 'topic', each));
  if (!purpose) return null;
  switch (frame.intent) {
    case 'consent':
      return perform(act('privacy.setConsent', { purpose, isGranted: true }));
    case 'withdraw':
      return perform(act('privacy.setConsent', { purpose, isGranted: false }));
    case 'erase':
      return perform(act('privacy.erase', { purpose }));
    default:
      return null;
  }
}
