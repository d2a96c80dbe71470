import { useTranslation } from 'react-i18next';
import { ClimateBar } from './climate/ClimateBar.tsx';
import { Desktop } from './Desktop.tsx';
import { Dock } from './Dock.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { PanelHost } from './PanelHost.tsx';
import { StatusBar } from './StatusBar.tsx';
import { Toasts } from './Toasts.tsx';
import { TopNotice } from './TopNotice.tsx';
import styles from './App.module.css';

/** The shell: everything that is on the screen whatever panel is open. */
export function App() {
  const { t } = useTranslation('app');
  return (
    <div className={styles['shell']}>
      <Dock />
      <header className={styles['top']} aria-label={t('status.label')}>
        <TopNotice />
        <StatusBar />
      </header>
      <main className={styles['stage']}>
        <ErrorBoundary>
          <Desktop />
        </ErrorBoundary>
        <PanelHost />
        <Toasts />
      </main>
      <ErrorBoundary>
        <ClimateBar />
      </ErrorBoundary>
    </div>
  );
}
