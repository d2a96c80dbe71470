import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { withheldBy } from '../../shared/actions/predicates.ts';
import type { ServiceTile } from '../../shared/services/services-state.ts';
import { usePage } from '../host/hooks.ts';
import { contextOf } from '../host/perform.ts';
import { usePerform } from '../host/perform-context.ts';
import { isEveryTileDemo } from './demo-tiles.ts';
import { ServiceIcon } from './ServiceIcon.tsx';
import { useLanguage } from './use-language.ts';
import { useTileStatus } from './use-tile-status.ts';
import { classNames } from '../ui/class-names.ts';
import pressable from '../ui/pressable.module.css';
import styles from './TileButton.module.css';

/** A service among the others: its name, and what there is to know of it now. */
export function TileButton({ tile }: { readonly tile: ServiceTile }) {
  const { t } = useTranslation('services');
  const perform = usePerform();
  const language = useLanguage();
  const { text, tone } = useTileStatus(tile);
  const isWithheld = usePage(
    (state) =>
      tile.whileMoving === 'hidden' && withheldBy(contextOf(state), 'limit-content') !== null,
  );
  const isDemoAlone = usePage(({ services }) => tile.isDemo && !isEveryTileDemo(services.tiles));
  const status = [isDemoAlone && t('demoShort'), text].filter(Boolean).join(' · ');
  return (
    <Button
      className={classNames(pressable['pressable'], styles['tile'])}
      data-unavailable={isWithheld || undefined}
      onPress={() => void perform('services.show', { service: tile.id })}
    >
      <ServiceIcon icon={tile.icon} />
      <span className={styles['words']}>
        <span className={styles['name']}>{tile.names[language]}</span>
        {status !== '' && (
          <span className={styles['status']} data-tone={tone}>
            {status}
          </span>
        )}
      </span>
    </Button>
  );
}
