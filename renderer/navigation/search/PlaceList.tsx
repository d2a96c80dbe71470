import { useEffect, useState, type ReactNode } from 'react';
import type { PlaceHit } from '../../../shared/navigation/place.ts';
import { usePage } from '../../host/hooks.ts';
import { reachableItems } from '../../host/reachable-items.ts';
import { setSearchPins } from '../../map/map-overlays.ts';
import { listPage } from '../../ui/list-page.ts';
import { Pager } from '../../ui/Pager.tsx';
import { useSize } from '../../ui/use-size.ts';
import { PlaceRow } from './PlaceRow.tsx';
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
      <Pager page={page} pages={pages} onTurn={(next) => setTurned({ places, page: next })} />
    </div>
  );
}
