import type { Frame } from '../frame.ts';
import { says, switchOf } from './said.ts';
import { act, perform, type Resolution, type Rule } from './wish.ts';

/** Navigation, music, and the assistant named as things that are switched; `null` for the rest. */
export const resolveHeadUnit: Rule = (frame) =>
  guided(frame) ?? sounding(frame) ?? assisting(frame) ?? charging(frame);

function guided(frame: Frame): Resolution {
  if (says(frame, 'device', 'desktop')) {
    const isReturn = says(frame, 'operation', 'back', 'on', 'open', 'show', 'set');
    return isReturn ? perform(act('panel.close', {})) : null;
  }
  if (!says(frame, 'device', 'navigationSystem')) return null;
  if (says(frame, 'mode', 'brief')) return perform(act('navigation.setVoice', { voice: 'brief' }));
  if (says(frame, 'mode', 'detailed'))
    return perform(act('navigation.setVoice', { voice: 'full' }));
  if (says(frame, 'operation', 'unmute'))
    return perform(act('navigation.setVoice', { voice: 'full' }));
  if (says(frame, 'operation', 'mute') || says(frame, 'mode', 'mute')) {
    return perform(act('navigation.setVoice', { voice: 'muted' }));
  }
  // How loud it is has nothing to do with the map, and no other action either.
  if (says(frame, 'aspect', 'volume')) return null;
  if (says(frame, 'operation', 'increase', 'zoomIn'))
    return perform(act('map.zoom', { direction: 'in' }));
  if (says(frame, 'operation', 'decrease', 'zoomOut'))
    return perform(act('map.zoom', { direction: 'out' }));
  if (says(frame, 'operation', 'start')) return perform(act('navigation.start', {}));
  const on = switchOf(frame);
  if (on === undefined) return null;
  return perform(on ? act('panel.open', { panel: 'navigation' }) : act('navigation.stop', {}));
}

function sounding(frame: Frame): Resolution {
  const on = switchOf(frame);
  if (says(frame, 'device', 'media') && on === true) {
    return perform(act('panel.open', { panel: 'media' }));
  }
  if (!says(frame, 'device', 'musicSystem', 'media') || on === undefined) return null;
  return perform(on ? act('media.play', {}) : act('media.pause', {}));
}

function assisting(frame: Frame): Resolution {
  const on = switchOf(frame);
  if (says(frame, 'feature', 'wakeWord') && on !== undefined) {
    return perform(act('assistant.setWakeWord', { on }));
  }
  const isAway = says(frame, 'device', 'assistant') && on === false;
  return isAway ? perform(act('assistant.cancel', {})) : null;
}

/** Beginning and ending to charge cost money: only a plain word for the car's own charging counts. */
function charging(frame: Frame): Resolution {
  if (!says(frame, 'feature', 'charging') || frame.slots.some(({ role }) => role === 'device')) {
    return null;
  }
  if (says(frame, 'operation', 'off', 'stop')) return perform(act('charging.stop', {}));
  return says(frame, 'operation', 'on', 'start') ? perform(act('charging.start', {})) : null;
}
