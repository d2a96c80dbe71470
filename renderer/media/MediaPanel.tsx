import { ArrowLeft, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isRestricted } from '../../shared/vehicle/restrictions.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { SearchInput } from '../ui/keyboard/SearchInput.tsx';
import { Panel } from '../ui/Panel.tsx';
import { BrowseTab } from './BrowseTab.tsx';
import { MediaCandidates } from './MediaKeyboard.tsx';
import {
  MEDIA_TABS,
  setMediaView,
  showMediaTab,
  useMediaView,
  type MediaTab,
} from './media-view.ts';
import { NowTab } from './NowTab.tsx';
import { OpenedItem } from './OpenedItem.tsx';
import { PlaylistChoice } from './PlaylistChoice.tsx';
import { SearchTab } from './SearchTab.tsx';
import { useMediaText } from './track-text.ts';
import { useMediaSearch } from './use-media-search.ts';
import styles from './MediaPanel.module.css';

interface MediaPanelProps {
  /** The candidates stand beside the field, because the keyboard has no room for them. */
  readonly hasCandidates?: boolean;
}

/** Music: what plays, what there is, and finding it. */
export function MediaPanel({ hasCandidates = false }: MediaPanelProps) {
  const tab = useMediaView((view) => view.tab);
  const opened = useMediaView((view) => view.opened);
  // Gone with the panel: the keyboard must not stand on the map when another panel opens.
  useEffect(() => () => setMediaView({ isTyping: false, adding: null }), []);
  return tab === 'search' && !opened ? (
    <SearchPanel hasCandidates={hasCandidates} />
  ) : (
    <ListsPanel />
  );
}

function ListsPanel() {
  const { t } = useTranslation('media');
  const perform = usePerform();
  const text = useMediaText();
  const tab = useMediaView((view) => view.tab);
  const opened = useMediaView((view) => view.opened);
  const adding = useMediaView((view) => view.adding);
  const close = () => void perform('panel.close', {});
  if (adding !== null) {
    return (
      <Panel
        title={t('addToPlaylist')}
        onClose={close}
        onBack={() => setMediaView({ adding: null })}
      >
        <div className={styles['body']}>
          <PlaylistChoice track={adding} />
        </div>
      </Panel>
    );
  }
  if (opened) {
    return (
      <Panel
        title={text.title(opened)}
        className={styles['opened'] ?? ''}
        onClose={close}
        onBack={() => setMediaView({ opened: null, isTyping: tab === 'search' })}
      >
        <div className={styles['body']}>
          <OpenedItem item={opened} />
        </div>
      </Panel>
    );
  }
  return (
    <Panel<MediaTab>
      title={t('title')}
      className={styles['lists'] ?? ''}
      onClose={close}
      tabs={MEDIA_TABS.map((id) => ({ id, label: t(`tabs.${id}`) }))}
      tab={tab}
      onTabChange={showMediaTab}
    >
      <div className={styles['body']}>
        {tab === 'now' || tab === 'search' ? <NowTab /> : <BrowseTab tab={tab} />}
        <ScanNote />
      </div>
    </Panel>
  );
}

/** While a stick is being read, and when something on it cannot be played. */
function ScanNote() {
  const { t } = useTranslation('media');
  const tab = useMediaView((view) => view.tab);
  const { state, tracks, broken } = usePage(({ media }) => media.library);
  if (tab === 'now' || tracks === 0) return null;
  if (state === 'scanning') {
    return <p className={styles['note']}>{t('library.scanning', { number: tracks })}</p>;
  }
  if (broken === 0 || tab !== 'tracks') return null;
  return <p className={styles['note']}>{t('library.broken', { number: broken })}</p>;
}

function SearchPanel({ hasCandidates }: Required<MediaPanelProps>) {
  const { t } = useTranslation(['media', 'app']);
  const perform = usePerform();
  useMediaSearch();
  const composition = useMediaView((view) => view.composition);
  const isTyping = useMediaView((view) => view.isTyping);
  const isWithheld = usePage(({ restrictions }) => isRestricted(restrictions, 'no-keyboard'));
  return (
    <section className={styles['search']} aria-label={t('media:search.title')}>
      <h1 className="visually-hidden">{t('media:search.title')}</h1>
      <header className={styles['header']}>
        <IconButton
          icon={<ArrowLeft aria-hidden="true" />}
          label={t('media:back')}
          onPress={() => showMediaTab('now')}
        />
        <SearchInput
          label={t('media:search.hint')}
          hint={t('media:search.hint')}
          value={composition}
          isTyping={isTyping}
          isWithheld={isWithheld}
          onTouch={() => setMediaView({ isTyping: true })}
          onChange={(typed) => setMediaView({ composition: typed, isTyping: true })}
        />
        {hasCandidates && (
          <div className={styles['candidates']}>
            <MediaCandidates />
          </div>
        )}
        <IconButton
          icon={<X aria-hidden="true" />}
          label={t('app:panel.close')}
          onPress={() => {
            showMediaTab('now');
            void perform('panel.close', {});
          }}
        />
      </header>
      <div className={styles['body']}>
        <SearchTab />
      </div>
    </section>
  );
}
