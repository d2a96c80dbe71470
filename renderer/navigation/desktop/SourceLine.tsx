import { useTranslation } from 'react-i18next';
import { usePage } from '../../host/hooks.ts';
import styles from './SourceLine.module.css';

/**
 * Who made the map, its review number where it has one, and that it is a demonstration where it has
 * none. Always on the map.
 */
export function SourceLine() {
  const { t } = useTranslation('navigation');
  const region = usePage(({ navigation }) => navigation.regions.active);
  if (!region) return null;
  const { attribution, mapApproval, schematic } = region;
  const mark = schematic ? t('source.schematic') : t('source.demo');
  const isMarked = schematic || mapApproval === undefined;
  const parts = [
    attribution,
    mapApproval,
    // A source that says so itself need not say it twice.
    isMarked && !attribution.includes(mark) ? mark : undefined,
  ];
  return (
    <p className={styles['source']} data-small-print="">
      {parts.filter((part) => part !== undefined).join(' · ')}
    </p>
  );
}
