import { useTranslation } from 'react-i18next';
import { withheldBy } from '../../shared/actions/predicates.ts';
import type { Consent } from '../../shared/privacy/purpose.ts';
import type { Language } from '../../shared/settings/settings.ts';
import type { SilencedRule } from '../../shared/services/services-state.ts';
import { ALL_RULES } from '../../shared/services/suggestions/policy.ts';
import { usePage } from '../host/hooks.ts';
import { contextOf } from '../host/perform.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { PrivacyRow } from './PrivacyRow.tsx';
import { PurposeRow } from './PurposeRow.tsx';
import styles from './PrivacyTab.module.css';
import { SilencedRow } from './SilencedRow.tsx';
import { SuggestionsSwitch } from './SuggestionsSwitch.tsx';
import { Withheld } from './Withheld.tsx';

/** A row holds what there is to know of a purpose; in English that takes a line more. */
const CELL = { gap: 8, minWidth: 900, maxColumns: 1 } as const;
const CELL_HEIGHT: Readonly<Record<Language, number>> = { 'zh-CN': 132, 'en-US': 156 };

type Row =
  | { readonly kind: 'suggestions' }
  /** The rules of a service that the driver has silenced. */
  | { readonly kind: 'silenced'; readonly service: string; readonly rules: readonly SilencedRule[] }
  | { readonly kind: 'purpose'; readonly consent: Consent }
  /** What leaves the car without a purpose. */
  | { readonly kind: 'weather' };

/**
 * What personal data is used for, and what the car suggests by itself: everything can be stopped and
 * erased here. Reading all of it is for a standing car; stopping the suggestions is always possible.
 */
export function PrivacyTab() {
  const { t } = useTranslation('privacy');
  const withheldKey = usePage((state) => withheldBy(contextOf(state), 'no-setup')?.key);
  const consents = usePage(({ services }) => services.consents);
  const silenced = usePage(({ services }) => services.silenced);
  const height = usePage(({ settings }) => CELL_HEIGHT[settings.settings.language]);
  if (withheldKey !== undefined) {
    return (
      <div className={styles['withheld']}>
        <SuggestionsSwitch />
        <Withheld reason={{ key: withheldKey }} />
      </div>
    );
  }
  const rows: readonly Row[] = [
    { kind: 'suggestions' },
    ...silencedRows(silenced),
    ...consents.map((consent): Row => ({ kind: 'purpose', consent })),
    { kind: 'weather' },
  ];
  return (
    <div className={styles['tab']}>
      <PagedList label={t('tab.label')} items={rows} keyOf={keyOf} cell={{ ...CELL, height }}>
        {(row) => {
          switch (row.kind) {
            case 'suggestions':
              return <SuggestionsSwitch />;
            case 'silenced':
              return <SilencedRow service={row.service} rules={row.rules} />;
            case 'purpose':
              return <PurposeRow consent={row.consent} />;
            case 'weather':
              return (
                <PrivacyRow
                  title={t('weather.title')}
                  lines={[t('weather.use'), t('weather.data')]}
                />
              );
          }
        }}
      </PagedList>
    </div>
  );
}

function keyOf(row: Row): string {
  switch (row.kind) {
    case 'suggestions':
    case 'weather':
      return ` ${row.kind}`;
    case 'silenced':
      return row.service;
    case 'purpose':
      return `purpose ${row.consent.purpose}`;
  }
}

function silencedRows(silenced: readonly SilencedRule[]): readonly Row[] {
  const services = new Map<string, SilencedRule[]>();
  for (const silencedRule of silenced.filter(({ rule }) => rule !== ALL_RULES)) {
    const { rule } = silencedRule;
    const [service = rule] = rule.split('/');
    services.set(service, [...(services.get(service) ?? []), silencedRule]);
  }
  return [...services].map(([service, rules]) => ({ kind: 'silenced', service, rules }));
}
