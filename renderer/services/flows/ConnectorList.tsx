import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Connector } from '../../../shared/services/merchant.ts';
import { PagedList } from '../../ui/PagedList.tsx';
import styles from './ConnectorList.module.css';

const CELL = { height: 80, gap: 8, minWidth: 210, maxColumns: 4 } as const;

interface ConnectorListProps {
  readonly connectors: readonly Connector[];
  /** `null`: the car takes the strongest that is free. */
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** The charging points of a station, those that are free first. */
export function ConnectorList({ connectors, chosen, onChoose }: ConnectorListProps) {
  const { t } = useTranslation('services');
  const byUse = [...connectors].sort(
    (a, b) =>
      Number(b.status === 'available') - Number(a.status === 'available') || b.powerKw - a.powerKw,
  );
  return (
    <PagedList label={t('charging.connectors')} items={byUse} keyOf={({ id }) => id} cell={CELL}>
      {({ id, name, current, powerKw, status }) => (
        <ToggleButton
          className={styles['connector'] ?? ''}
          data-status={status}
          isSelected={id === chosen}
          isDisabled={status !== 'available'}
          onChange={() => onChoose(id)}
        >
          <span className={styles['name']}>{name}</span>
          <span className={styles['facts']}>
            {t(`charging.current.${current}`, { power: powerKw })}
          </span>
          <span className={styles['status']}>{t(`charging.status.${status}`)}</span>
        </ToggleButton>
      )}
    </PagedList>
  );
}
