import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import styles from './AboutTab.module.css';

/** What runs here, and where its vehicle data comes from. */
export function AboutTab() {
  const { t } = useTranslation('settings');
  const session = usePage((state) => state.session);
  const source = usePage(({ link }) => link.source);
  const versions = session?.versions;
  const unknown = t('about.unknown');
  return (
    <div className={styles['tab']}>
      <dl className={styles['facts']}>
        <Fact name={t('about.version')}>
          {t('about.product')} {versions ? versions.zhilu : unknown}
          {versions?.commit !== undefined && ` (${versions.commit})`}
        </Fact>
        <Fact name={t('about.source')}>
          {source ? sourceName(source.kind) : t('about.noSource')}
          {source && (
            <span className={styles['mark']} data-simulated={source.simulated || undefined}>
              {t(source.simulated ? 'about.simulated' : 'about.real')}
            </span>
          )}
        </Fact>
        <Fact name={t('about.catalogue')}>{versions ? `COVESA VSS ${versions.vss}` : unknown}</Fact>
        <Fact name={t('about.node')}>{versions ? `Node.js ${versions.node}` : unknown}</Fact>
        <Fact name={t('about.shell')}>
          {[
            versions?.electron !== undefined && `Electron ${versions.electron}`,
            `Chromium ${versions?.chromium ?? chromiumOf(navigator.userAgent) ?? unknown}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Fact>
        <Fact name={t('about.display')}>
          {session
            ? t(session.zone === 'driver' ? 'about.driverDisplay' : 'about.passengerDisplay')
            : unknown}
        </Fact>
      </dl>
      <p className={styles['licences']}>
        {t('about.licences', {
          font: 'Noto Sans SC',
          fontLicence: 'SIL OFL 1.1',
          signals: 'COVESA VSS',
          signalsLicence: 'MPL-2.0',
        })}
      </p>
    </div>
  );

  function sourceName(kind: string): string {
    switch (kind) {
      case 'simulator':
      case 'replay':
      case 'can-log':
        return t(`about.sources.${kind}`);
      default:
        return kind;
    }
  }
}

/** The version of the engine that draws this page; a head unit reports it in its session. */
function chromiumOf(userAgent: string): string | undefined {
  return /Chrom(?:e|ium)\/([\d.]+)/.exec(userAgent)?.[1];
}

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
}

function Fact({ name, children }: FactProps) {
  return (
    <div className={styles['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
