import { ClimateBar } from './climate/ClimateBar.tsx';
import { Desktop } from './Desktop.tsx';
import { Dock } from './Dock.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import styles from './App.module.css';

/** The shell: everything that is on the screen whatever panel is open. */
export function App() {
  return (
    <div className={styles['shell']}>
      <Dock />
      <ErrorBoundary>
        <Desktop />
      </ErrorBoundary>
      <ErrorBoundary>
        <ClimateBar />
      </ErrorBoundary>
    </div>
  );
}
