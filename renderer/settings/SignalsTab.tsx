import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Fragment, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { withheldBy } from '../../shared/actions/predicates.ts';
import { readingOf } from '../../shared/vehicle/reading.ts';
import {
  SIGNAL_PATHS,
  definitionOf,
  type RawSignalValue,
  type SignalPath,
} from '../../shared/vehicle/signal.ts';
import { usePage, useReading } from '../host/hooks.ts';
import { contextOf } from '../host/perform.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useSize, type Size } from '../ui/use-size.ts';
import { Withheld } from './Withheld.tsx';
import { ageText } from './age-text.ts';
import styles from './SignalsTab.module.css';

/** Heights of the parts of the list, px. On a narrow display the longest paths take three lines. */
const ROW_HEIGHT = 66;
const NARROW_ROW_HEIGHT = 92;
const NARROW_BELOW = 1000;
const HEAD_AND_PAGER_HEIGHT = 132;

/**
 * Every signal with its value, its freshness, and how long ago it last changed (the host does not
 * repeat what stays the same), for those who connect a car. It is a task for a standing car, so it
 * is withheld with the settings.
 */
export function SignalsTab() {
  const reasonKey = usePage((state) => withheldBy(contextOf(state), 'no-setup')?.key);
  return reasonKey === undefined ? <SignalList /> : <Withheld reason={{ key: reasonKey }} />;
}

function SignalList() {
  const { t, i18n } = useTranslation('settings');
  const [wanted, setWanted] = useState(0);
  const { ref, size } = useSize();
  const rows = fittingRows(size);
  const pages = Math.ceil(SIGNAL_PATHS.length / rows);
  const page = Math.min(wanted, pages - 1);
  const now = useNow();
  const counts = usePage(
    useShallow(({ readings }) => {
      const states = SIGNAL_PATHS.map((path) => readingOf(readings, path).freshness);
      const count = (state: (typeof states)[number]) => states.filter((s) => s === state).length;
      return { fresh: count('fresh'), stale: count('stale'), absent: count('absent') };
    }),
  );
  const turn = (by: number) => setWanted((page + by + pages) % pages);
  return (
    <div className={styles['tab']} ref={ref}>
      <table className={styles['table']}>
        <thead className={styles['head']}>
          <tr>
            <th scope="col">{t('signals.path')}</th>
            <th scope="col">{t('signals.value')}</th>
            <th scope="col">{t('signals.state')}</th>
          </tr>
        </thead>
        <tbody>
          {SIGNAL_PATHS.slice(page * rows, (page + 1) * rows).map((path) => (
            <SignalRow key={path} path={path} now={now} language={i18n.language} />
          ))}
        </tbody>
      </table>
      <nav className={styles['pager']} aria-label={t('tabs.signals')}>
        <span className={styles['count']}>{t('signals.count', counts)}</span>
        <IconButton
          icon={<ChevronLeft aria-hidden="true" />}
          label={t('signals.previous')}
          onPress={() => turn(-1)}
        />
        <span className={styles['page']}>{t('signals.page', { page: page + 1, pages })}</span>
        <IconButton
          icon={<ChevronRight aria-hidden="true" />}
          label={t('signals.next')}
          onPress={() => turn(1)}
        />
      </nav>
    </div>
  );
}

interface SignalRowProps {
  readonly path: SignalPath;
  readonly now: number;
  readonly language: string;
}

function SignalRow({ path, now, language }: SignalRowProps) {
  const { t } = useTranslation('settings');
  const reading = useReading(path);
  const { unit } = definitionOf(path);
  const write = (value: RawSignalValue): string => {
    if (typeof value === 'boolean') return t(value ? 'signals.true' : 'signals.false');
    if (typeof value === 'number') {
      const text = value.toLocaleString(language, { maximumFractionDigits: 6 });
      return unit === undefined ? text : `${text} ${unit}`;
    }
    return typeof value === 'string' ? value : value.join(', ');
  };
  return (
    <tr data-freshness={reading.freshness}>
      <th scope="row" className={styles['path']}>
        {path
          .replace(/^Vehicle\./, '')
          .split('.')
          .map((branch, index) => (
            <Fragment key={`${index} ${branch}`}>
              {index > 0 && '.'}
              <wbr />
              {branch}
            </Fragment>
          ))}
      </th>
      <td className={styles['value']}>
        {reading.freshness === 'absent' ? '—' : write(reading.value)}
      </td>
      <td className={styles['state']}>
        {t(`signals.${reading.freshness}`)}
        {reading.freshness !== 'absent' && ` · ${ageText(now - reading.ts, language)}`}
      </td>
    </tr>
  );
}

/** How many rows fit: the list turns pages instead of scrolling, on a high display as on a low one. */
function fittingRows(size: Size | null): number {
  if (!size) return 1;
  const rowHeight = size.width < NARROW_BELOW ? NARROW_ROW_HEIGHT : ROW_HEIGHT;
  return Math.max(1, Math.floor((size.height - HEAD_AND_PAGER_HEIGHT) / rowHeight));
}

/** How often ages are counted anew, ms. */
const TICK_MS = 500;

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
