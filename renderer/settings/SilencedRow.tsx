import { useTranslation } from 'react-i18next';
import type { SilencedRule } from '../../shared/services/services-state.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Button } from '../ui/Button.tsx';
import { PrivacyRow } from './PrivacyRow.tsx';

interface SilencedRowProps {
  readonly service: string;
  readonly rules: readonly SilencedRule[];
}

/** A service of which the driver has silenced suggestions, and the way back. */
export function SilencedRow({ service, rules }: SilencedRowProps) {
  const { t } = useTranslation('privacy');
  const perform = usePerform();
  const language = usePage(({ settings }) => settings.settings.language);
  const name = usePage(
    ({ services }) => services.tiles.find(({ id }) => id === service)?.names[language] ?? service,
  );
  const titles = rules.flatMap(({ title }) => title?.[language] ?? []);
  const allow = async () => {
    for (const { rule } of rules) await perform('suggestions.silence', { rule, silenced: false });
  };
  return (
    <PrivacyRow
      title={name}
      lines={[t('suggestions.kinds', { count: rules.length }), titles.join(' · ')]}
    >
      <Button onPress={() => void allow()}>{t('suggestions.again')}</Button>
    </PrivacyRow>
  );
}
