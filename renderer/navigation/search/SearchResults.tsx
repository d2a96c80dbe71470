import { LoaderCircle, MapPinOff, SearchX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../../host/hooks.ts';
import { textOf } from '../../ui/keyboard/composition.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { setNavigationView, useNavigationView, type SearchWhere } from '../navigation-view.ts';
import { PlaceList } from './PlaceList.tsx';
import { useChoosePlace } from './use-choose-place.ts';
import styles from './SearchResults.module.css';

const SCOPES = ['anywhere', 'route', 'destination'] as const satisfies readonly SearchWhere[];

/** What was found, or why nothing was. */
export function SearchResults() {
  const { t } = useTranslation(['navigation', 'reasons']);
  const choose = useChoosePlace();
  const outcome = useNavigationView((view) => view.outcome);
  const typed = useNavigationView(({ composition }) => textOf(composition).trim());
  const around = useNavigationView((view) => view.around);
  const hasRegion = usePage(({ navigation }) => navigation.regions.active !== null);
  if (!hasRegion) {
    return (
      <State
        icon={<MapPinOff aria-hidden="true" />}
        text={t('navigation:note.noRegion')}
        isTrouble
      />
    );
  }
  return (
    <div className={styles['results']}>
      {around ? (
        <p className={styles['around']}>{t('navigation:results.around', { name: around.name })}</p>
      ) : (
        <Scope />
      )}
      {outcome.state === 'failed' && (
        <State
          icon={<TriangleAlert aria-hidden="true" />}
          text={t(`reasons:${outcome.reason.key}`)}
          isTrouble
        />
      )}
      {(outcome.state === 'searching' || outcome.state === 'none') && (
        <State
          icon={<LoaderCircle aria-hidden="true" />}
          text={t('navigation:results.searching')}
        />
      )}
      {outcome.state === 'found' && (
        <PlaceList
          label={t('navigation:results.label')}
          places={outcome.hits}
          typed={typed}
          onChoose={choose}
          empty={
            <State
              icon={<SearchX aria-hidden="true" />}
              text={t('navigation:results.nothing')}
              note={t(typed === '' ? 'navigation:results.tryWider' : 'navigation:results.tryOther')}
            />
          }
        />
      )}
    </div>
  );
}

/** Around the car, along the way, or near its end: a question only where there is a way. */
function Scope() {
  const { t } = useTranslation('navigation');
  const hasRoute = usePage(
    ({ navigation }) => navigation.session !== null || navigation.planning.state === 'ready',
  );
  const category = useNavigationView((view) => view.category);
  const where = useNavigationView((view) => view.where);
  if (!hasRoute || category === null) return null;
  return (
    <Segmented<SearchWhere>
      label={t('results.scope')}
      options={SCOPES.map((value) => ({ value, label: t(`results.where.${value}`) }))}
      value={where}
      onChange={(next) => setNavigationView({ where: next })}
    />
  );
}

interface StateProps {
  readonly icon: ReactNode;
  readonly text: string;
  readonly note?: string;
  readonly isTrouble?: boolean;
}

function State({ icon, text, note, isTrouble = false }: StateProps) {
  return (
    <div className={styles['state']} role="status" data-trouble-search={isTrouble || undefined}>
      {icon}
      <p>{text}</p>
      {note !== undefined && <p className={styles['hint']}>{note}</p>}
    </div>
  );
}
