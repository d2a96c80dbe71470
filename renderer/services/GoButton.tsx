import { Navigation } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePerform } from '../host/perform-context.ts';
import { ActionButton } from './ActionButton.tsx';

interface GoButtonProps {
  readonly service: string;
  readonly merchantId: string;
  readonly variant?: 'primary' | 'secondary';
}

/** Finds ways to a merchant and gives the screen to their preview. */
export function GoButton({ service, merchantId, variant = 'secondary' }: GoButtonProps) {
  const { t } = useTranslation('services');
  const perform = usePerform();
  return (
    <ActionButton
      id="services.goTo"
      input={{ service, merchant: { by: 'id', id: merchantId } }}
      variant={variant}
      icon={<Navigation aria-hidden="true" />}
      onDone={() => void perform('panel.close', {})}
    >
      {t('merchant.goTo')}
    </ActionButton>
  );
}
