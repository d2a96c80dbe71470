import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceHit } from '../../../shared/navigation/place.ts';
import { usePage } from '../../host/hooks.ts';
import { setSearchPins } from '../../map/map-overlays.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useSize } from '../../ui/use-size.ts';
import { listPage } from './list-page.ts';
import { PlaceRow } from './PlaceRow.tsx';
import { reachableItems } from './reachable-items.ts';
import styles from './PlaceList.module.css';

interface PlaceListProps {
  readonly label: string;
  readonly places: readonly PlaceHit[];
  readonly typed?: string;
  /** Stands in the place of an empty list. */
  readonly empty: ReactNode;
  readonly onChoose: (place: PlaceHit) => void;
}

/** Places a page at a time, each page with its pins on the map; a list never scrolls by itself. */
export function PlaceList({ label, places, typed = '', empty, onChoose }: PlaceListProps) {
  const { t } = useTranslation('navigation');
  const most = usePage(({ restrictions }) => reachableItems(restrictions));
  const { ref, size } = useSize();
  const [turned, setTurned] = useState({ places, page: 0 });
  const wanted = turned.places === places ? turned.page : 0;
  const { from, to, page, pages, columns } = listPage(Math.min(places.length, most), wanted, size);
  useEffect(() => {
    setSearchPins(from < to ? places.slice(from, to) : null);
  }, [places, from, to]);
  useEffect(() => () => setSearchPins(null), []);
  if (places.length === 0) return <div className={styles['empty']}>{empty}</div>;
  const turn = (by: 1 | -1) => setTurned({ places, page: page + by });
  return (
    <div className={styles['list']}>
      <ol ref={ref} className={styles['rows']} aria-label={label} data-columns={columns}>
        {places.slice(from, to).map((place, index) => (
          <li key={`${place.id} ${place.lon} ${place.lat}`}>
            <PlaceRow
              place={place}
              typed={typed}
              number={index + 1}
              onPress={() => onChoose(place)}
            />
          </li>
        ))}
      </ol>
      {pages > 1 && (
        <div className={styles['pager']}>
          <IconButton
            icon={<ChevronUp aria-hidden="true" />}
            label={t('results.previous')}
            isUnavailable={page === 0}
            onPress={() => page > 0 && turn(-1)}
          />
          <span className={styles['page']}>{`${page + 1}/${pages}`}</span>
          <IconButton
            icon={<ChevronDown aria-hidden="true" />}
            label={t('results.next')}
            isUnavailable={page === pages - 1}
            onPress={() => page < pages - 1 && turn(1)}
          />
        </div>
      )}
    </div>
  );
}
