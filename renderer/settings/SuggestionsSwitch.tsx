import { useTranslation } from 'react-i18next';
import { ALL_RULES } from '../../shared/services/suggestions/policy.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { PrivacyRow } from './PrivacyRow.tsx';

const STATES = ['on', 'off'] as const;

/** Whether the car suggests anything by itself. */
export function SuggestionsSwitch() {
  const { t } = useTranslation('privacy');
  const perform = usePerform();
  const isOff = usePage(({ services }) => services.silenced.some(({ rule }) => rule === ALL_RULES));
  return (
    <PrivacyRow title={t('suggestions.title')} lines={[t('suggestions.note')]}>
      <Segmented
        label={t('suggestions.title')}
        options={STATES.map((value) => ({ value, label: t(`suggestions.${value}`) }))}
        value={isOff ? 'off' : 'on'}
        onChange={(value) => void perform('suggestions.silence', { silenced: value === 'off' })}
      />
    </PrivacyRow>
  );
}
