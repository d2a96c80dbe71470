import { useTranslation } from 'react-i18next';
import type { Ground } from '../../shared/services/suggestions/explain.ts';
import { groundMessage } from '../../shared/services/suggestions/ground-message.ts';
import { usePage } from '../host/hooks.ts';

/** A fact that made a suggestion come, in words and in the driver's units. */
export function useGroundText(): (ground: Ground) => string {
  const { t } = useTranslation('privacy');
  const settings = usePage((state) => state.settings.settings);
  return (ground) => {
    const { key, values } = groundMessage(ground, settings);
    return t(key, values);
  };
}
