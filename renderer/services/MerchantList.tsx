import { SearchX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MerchantHit } from '../../shared/services/merchant.ts';
import { usePage } from '../host/hooks.ts';
import { reachableItems } from '../host/reachable-items.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { MerchantRow, type MerchantFacts } from './MerchantRow.tsx';
import { AnswerState, State } from './State.tsx';
import { useMerchants, type MerchantScope } from './use-merchants.ts';
import styles from './MerchantList.module.css';

interface MerchantListProps {
  readonly service: string;
  /** Where to look first while there is a way. */
  readonly firstScope: Exclude<MerchantScope, 'car'>;
  /** What a driver wants to know of such a merchant in a list. */
  readonly factsOf: (merchant: MerchantHit) => MerchantFacts;
  readonly onChoose: (merchant: MerchantHit) => void;
}

const SCOPES = ['car', 'route', 'destination'] as const satisfies readonly MerchantScope[];

/** The merchants of a service: around the car, along the way, or at its end. */
export function MerchantList({ service, firstScope, factsOf, onChoose }: MerchantListProps) {
  const { t } = useTranslation('services');
  const hasRoute = usePage(({ navigation }) => navigation.session !== null);
  const [chosen, setChosen] = useState<MerchantScope | null>(null);
  const scope = hasRoute ? (chosen ?? firstScope) : 'car';
  const most = usePage(({ restrictions }) => reachableItems(restrictions));
  const answered = useMerchants(service, scope);
  return (
    <div className={styles['list']}>
      {hasRoute && (
        <Segmented<MerchantScope>
          label={t('scope.label')}
          options={SCOPES.map((value) => ({ value, label: t(`scope.${value}`) }))}
          value={scope}
          onChange={setChosen}
        />
      )}
      <AnswerState answered={answered}>
        {(merchants) =>
          merchants.length === 0 ? (
            <State
              icon={<SearchX aria-hidden="true" />}
              text={t('merchants.none')}
              note={t(hasRoute ? 'merchants.tryOther' : 'merchants.noneNote')}
            />
          ) : (
            <PagedList
              label={t('merchants.label')}
              items={merchants}
              keyOf={({ id }) => id}
              most={most}
            >
              {(merchant) => (
                <MerchantRow
                  merchant={merchant}
                  facts={factsOf(merchant)}
                  onPress={() => onChoose(merchant)}
                />
              )}
            </PagedList>
          )
        }
      </AnswerState>
    </div>
  );
}
