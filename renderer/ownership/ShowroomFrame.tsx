import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShowroomPage } from '../../shared/ownership/view.ts';
import type { ServiceTile } from '../../shared/services/services-state.ts';
import { usePerform } from '../host/perform-context.ts';
import { DemoMark } from '../services/DemoMark.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useCatalogue, useWords } from './use-showroom.ts';
import styles from './ShowroomFrame.module.css';

interface ShowroomFrameProps {
  readonly tile: ServiceTile;
  readonly page: ShowroomPage;
  /** Another title than the page's name. */
  readonly title?: string;
  /** The way back within the page; absent: to the models, from there to all services. */
  readonly onBack?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** A page of the showroom: its name, that it is a demo, and the way back. */
export function ShowroomFrame({ tile, page, title, onBack, children }: ShowroomFrameProps) {
  const { t } = useTranslation('ownership');
  const perform = usePerform();
  const { language } = useWords();
  const isDemo = useCatalogue()?.isDemo ?? tile.isDemo;
  const isHome = page === 'models';
  const back = () =>
    void (isHome ? perform('services.show', { service: null }) : perform('ownership.show', {}));
  return (
    <Panel
      title={title ?? (isHome ? tile.names[language] : t(`pages.${page}`))}
      onBack={onBack ?? back}
      onClose={() => void perform('panel.close', {})}
      mark={isDemo && <DemoMark>{t('demo')}</DemoMark>}
    >
      <div className={styles['page']} data-showroom={page}>
        {children}
      </div>
    </Panel>
  );
}
