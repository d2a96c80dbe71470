import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { Button } from '../ui/Button.tsx';
import { PrivacyRow } from './PrivacyRow.tsx';

interface SilencedRowProps {
  readonly service: string;
  /** As `service/rule`. */
  readonly rules: readonly string[];
}

/** A service of which the driver has silenced suggestions, and the way back. */
export function SilencedRow({ service, rules }: SilencedRowProps) {
  const { t } = useTranslation('privacy');
  const perform = usePerform();
  const name = usePage(
    ({ services, settings }) =>
      services.tiles.find(({ id }) => id === service)?.names[settings.settings.language] ?? service,
  );
  const allow = async () => {
    for (const rule of rules) await perform('suggestions.silence', { rule, silenced: false });
  };
  return (
    <PrivacyRow title={name} lines={[t('suggestions.kinds', { count: rules.length })]}>
      <Button onPress={() => void allow()}>{t('suggestions.again')}</Button>
    </PrivacyRow>
  );
}
