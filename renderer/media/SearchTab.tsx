import { KeyboardOff, Search, SearchX, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MediaItem } from '../../shared/media/track.ts';
import { isRestricted } from '../../shared/vehicle/restrictions.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { reachableItems } from '../host/reachable-items.ts';
import { textOf } from '../ui/keyboard/composition.ts';
import { ROW_CELL } from '../ui/list-page.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { MediaRow } from './MediaRow.tsx';
import { setMediaView, useMediaView } from './media-view.ts';
import { Notice } from './Notice.tsx';

/** What was found, or why nothing was. */
export function SearchTab() {
  const { t } = useTranslation(['media', 'reasons']);
  const perform = usePerform();
  const outcome = useMediaView((view) => view.outcome);
  const typed = useMediaView(({ composition }) => textOf(composition).trim());
  const most = usePage(({ restrictions }) => reachableItems(restrictions));
  const isWithheld = usePage(({ restrictions }) => isRestricted(restrictions, 'no-keyboard'));
  const isUnknown = usePage(({ restrictions }) => restrictions.drivingState === 'unknown');
  const choose = (item: MediaItem) => {
    if (item.kind === 'track') void perform('media.playTrack', { track: item.id });
    else setMediaView({ opened: item, isTyping: false });
  };
  if (outcome.state === 'none' && isWithheld) {
    return (
      <Notice
        icon={<KeyboardOff aria-hidden="true" />}
        text={t(isUnknown ? 'reasons:restricted.unknown' : 'reasons:restricted.moving')}
        hint={t('media:search.withheld')}
      />
    );
  }
  if (outcome.state === 'none') {
    return <Notice icon={<Search aria-hidden="true" />} text={t('media:search.begin')} />;
  }
  if (outcome.state === 'failed') {
    return (
      <Notice
        isTrouble
        icon={<TriangleAlert aria-hidden="true" />}
        text={t(`reasons:${outcome.reason.key}`)}
      />
    );
  }
  if (outcome.items.length === 0) {
    return <Notice icon={<SearchX aria-hidden="true" />} text={t('media:search.nothing')} />;
  }
  return (
    <PagedList
      label={t('media:search.results')}
      items={outcome.items}
      keyOf={({ kind, id }) => `${kind} ${id}`}
      cell={ROW_CELL}
      most={most}
    >
      {(item) => <MediaRow item={item} typed={typed} onPress={() => choose(item)} />}
    </PagedList>
  );
}
