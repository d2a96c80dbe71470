import { ArrowLeft, X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../../host/hooks.ts';
import { usePerform } from '../../host/perform-context.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { textOf } from '../../ui/keyboard/composition.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import {
  NAVIGATION_TABS,
  resetNavigationView,
  setNavigationView,
  useNavigationView,
  type NavigationTab,
} from '../navigation-view.ts';
import { PlaceDetail } from './PlaceDetail.tsx';
import { RouteTab } from './RouteTab.tsx';
import { SavedTab } from './SavedTab.tsx';
import { SearchField } from './SearchField.tsx';
import { SearchResults } from './SearchResults.tsx';
import { SearchTab } from './SearchTab.tsx';
import { usePlaceSearch } from './use-place-search.ts';
import styles from './NavigationPanel.module.css';

/** Comes with the chunk of the keyboard. */
const SearchCandidates = lazy(() =>
  import('./SearchKeyboard.tsx').then((module) => ({ default: module.SearchCandidates })),
);

interface NavigationPanelProps {
  /** The candidates stand beside the field, because the keyboard has no room for them. */
  readonly hasCandidates?: boolean;
}

/** Finding a place: by name, by category, or among those chosen before. */
export function NavigationPanel({ hasCandidates = false }: NavigationPanelProps) {
  const { t } = useTranslation(['navigation', 'app']);
  const perform = usePerform();
  usePlaceSearch();
  const place = useNavigationView((view) => view.place);
  const isSearching = useNavigationView(
    ({ composition, category }) => textOf(composition) !== '' || category !== null,
  );
  const isTyping = useNavigationView((view) => view.isTyping);
  const close = () => {
    resetNavigationView();
    void perform('panel.close', {});
  };
  const isDeep = place !== null || isSearching;
  return (
    <section
      className={styles['panel']}
      aria-label={t('navigation:search.title')}
      data-typing={isTyping || undefined}
    >
      <h1 className="visually-hidden">{t('navigation:search.title')}</h1>
      <header className={styles['header']}>
        {isDeep && (
          <IconButton
            icon={<ArrowLeft aria-hidden="true" />}
            label={t('navigation:search.back')}
            onPress={() => (place ? setNavigationView({ place: null }) : resetNavigationView())}
          />
        )}
        <SearchField />
        {hasCandidates && (
          <div className={styles['candidates']}>
            <Suspense>
              <SearchCandidates />
            </Suspense>
          </div>
        )}
        <IconButton icon={<X aria-hidden="true" />} label={t('app:panel.close')} onPress={close} />
      </header>
      <SavingNote />
      {place ? <PlaceDetail place={place} /> : isSearching ? <SearchResults /> : <Tabs />}
    </section>
  );
}

/** What the next chosen place becomes. */
function SavingNote() {
  const { t } = useTranslation('navigation');
  const saveAs = useNavigationView((view) => view.saveAs);
  if (saveAs === null) return null;
  return <p className={styles['saving']}>{t(`search.choose.${saveAs}`)}</p>;
}

function Tabs() {
  const { t } = useTranslation('navigation');
  const isGuided = usePage(({ navigation }) => navigation.session !== null);
  const chosen = useNavigationView((view) => view.tab);
  const offered = NAVIGATION_TABS.filter((tab) => isGuided || tab !== 'route');
  const tab = offered.includes(chosen) ? chosen : 'search';
  return (
    <>
      <nav className={styles['tabs']} aria-label={t('search.title')}>
        <Segmented<NavigationTab>
          label={t('search.title')}
          options={offered.map((value) => ({ value, label: t(`tabs.${value}`) }))}
          value={tab}
          onChange={(next) => setNavigationView({ tab: next })}
        />
      </nav>
      <div className={styles['body']}>
        {tab === 'search' && <SearchTab />}
        {tab === 'recents' && <SavedTab key="recents" list="recents" />}
        {tab === 'favourites' && <SavedTab key="favourites" list="favourites" />}
        {tab === 'route' && <RouteTab />}
      </div>
    </>
  );
}
