import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceTile } from '../../shared/services/services-state.ts';
import { usePerform } from '../host/perform-context.ts';
import { Panel } from '../ui/Panel.tsx';
import { DemoMark } from './DemoMark.tsx';
import { OrderStrip } from './orders/OrderStrip.tsx';
import { useLanguage } from './use-language.ts';
import styles from './ServicePage.module.css';

interface ServicePageProps {
  readonly tile: ServiceTile;
  /** The way back within the service; absent: back to all services. */
  readonly onBack?: (() => void) | undefined;
  /** What is under way of the service stands above the page. */
  readonly hasOrders?: boolean;
  readonly children: ReactNode;
}

/** A page of one service: its name, that it is a demo, what is under way, and the way back. */
export function ServicePage({ tile, onBack, hasOrders = false, children }: ServicePageProps) {
  const { t } = useTranslation('services');
  const perform = usePerform();
  const language = useLanguage();
  return (
    <Panel
      title={tile.names[language]}
      onBack={onBack ?? (() => void perform('services.show', { service: null }))}
      onClose={() => void perform('panel.close', {})}
      mark={tile.isDemo && <DemoMark>{t('demo')}</DemoMark>}
    >
      <div className={styles['page']}>
        {hasOrders && <OrderStrip service={tile.id} />}
        {children}
      </div>
    </Panel>
  );
}
