import { SearchX, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MediaList as List } from '../../shared/media/query.ts';
import { MAX_BROWSED } from '../../shared/media/query.ts';
import type { MediaItem } from '../../shared/media/track.ts';
import { isRestricted } from '../../shared/vehicle/restrictions.ts';
import { usePage } from '../host/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { listPage } from '../ui/list-page.ts';
import { Pager } from '../ui/Pager.tsx';
import { useSize } from '../ui/use-size.ts';
import { LetterGrid } from './LetterGrid.tsx';
import { MediaRow } from './MediaRow.tsx';
import { Notice } from './Notice.tsx';
import { useMediaPage } from './use-media-page.ts';
import styles from './MediaList.module.css';

interface MediaListProps {
  readonly label: string;
  readonly of: List;
  readonly empty: string;
  readonly onChoose: (item: MediaItem) => void;
  /** Stands above the rows, e.g. what can be done with all of them. */
  readonly head?: ReactNode;
}

/** A list of the library, a page at a time; only what is in sight is asked for. */
export function MediaList({ label, of, empty, onChoose, head }: MediaListProps) {
  const { t } = useTranslation(['media', 'reasons']);
  const { ref, size } = useSize();
  const most = usePage(({ restrictions }) =>
    isRestricted(restrictions, 'limit-content') ? restrictions.maxItems : Infinity,
  );
  const [wanted, setWanted] = useState(0);
  const [showsLetters, setShowsLetters] = useState(false);
  // Nothing is known of the list before its first answer: as if it filled its first page.
  const [total, setTotal] = useState(MAX_BROWSED);
  const { from, to, page, pages } = listPage(Math.min(total, most), wanted, size);
  const fitting = listPage(MAX_BROWSED, 0, size);
  const perPage = Math.max(1, fitting.to - fitting.from);
  const answer = useMediaPage(of, from, Math.min(perPage, MAX_BROWSED));
  if (answer?.ok === true && answer.value.total !== total) setTotal(answer.value.total);
  if (answer?.ok === false) {
    return (
      <Notice
        isTrouble
        icon={<TriangleAlert aria-hidden="true" />}
        text={t(`reasons:${answer.reason.key}`)}
      />
    );
  }
  if (answer?.value.total === 0) {
    return <Notice icon={<SearchX aria-hidden="true" />} text={empty} />;
  }
  const items = answer?.value.items.slice(0, to - from) ?? [];
  // A grid of letters is for choosing at rest; while moving the first two pages are all there is.
  const letters = most === Infinity ? (answer?.value.letters ?? []) : [];
  return (
    <div className={styles['list']}>
      <div className={styles['main']}>
        {head !== undefined && <div className={styles['head']}>{head}</div>}
        {showsLetters && letters.length > 1 ? (
          <LetterGrid
            letters={letters}
            onChoose={(offset) => {
              setWanted(Math.floor(offset / perPage));
              setShowsLetters(false);
            }}
          />
        ) : (
          <ol
            ref={ref}
            className={styles['rows']}
            aria-label={label}
            data-columns={fitting.columns}
          >
            {items.map((item, index) => (
              <li key={`${from + index} ${item.id}`}>
                <MediaRow item={item} onPress={() => onChoose(item)} />
              </li>
            ))}
          </ol>
        )}
      </div>
      {pages > 1 && (
        <div className={styles['side']}>
          {letters.length > 1 && (
            <Button
              className={styles['letters'] ?? ''}
              variant="quiet"
              onPress={() => setShowsLetters(!showsLetters)}
            >
              <span aria-hidden="true">A-Z</span>
              <span className="visually-hidden">{t('media:letters')}</span>
            </Button>
          )}
          <Pager page={page} pages={pages} onTurn={setWanted} />
        </div>
      )}
    </div>
  );
}
