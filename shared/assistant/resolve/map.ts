import { says, switchOf } from './said.ts';
import { act, perform, type Rule } from './wish.ts';

/** How the map lies and what of it is shown; `null` for anything else. */
export const resolveMap: Rule = (frame) => {
  if (says(frame, 'operation', 'zoomIn', 'increase')) {
    return perform(act('map.zoom', { direction: 'in' }));
  }
  if (says(frame, 'operation', 'zoomOut', 'decrease')) {
    return perform(act('map.zoom', { direction: 'out' }));
  }
  if (says(frame, 'operation', 'overview')) {
    return perform(act('map.overview', { shown: switchOf(frame) !== false }));
  }
  if (says(frame, 'operation', 'closeOverview')) {
    return perform(act('map.overview', { shown: false }));
  }
  if (says(frame, 'operation', 'recentre')) return perform(act('map.recentre', {}));
  const view = (['northUp', 'headingUp', 'tilted'] as const).find((mode) =>
    says(frame, 'mode', mode),
  );
  if (view) return perform(act('map.setView', { view }));
  return switchOf(frame) === true ? perform(act('panel.open', { panel: 'navigation' })) : null;
};
