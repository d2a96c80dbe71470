import { useTranslation } from 'react-i18next';
import { modelById, type Model } from '../../shared/ownership/catalogue.ts';
import { comparedRows, MAX_COMPARED } from '../../shared/ownership/compare.ts';
import { usePerform } from '../host/perform-context.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { ToggleButton } from '../ui/ToggleButton.tsx';
import styles from './ComparePage.module.css';
import { ShowroomFrame } from './ShowroomFrame.tsx';
import type { ShowroomPageProps } from './page-props.ts';
import { useFactText } from './use-fact-text.ts';
import { useShowroomView, useWords } from './use-showroom.ts';

const CELL = { height: 48, gap: 2, minWidth: 600, maxColumns: 1 };
/** Models to choose from; more would not fit beside each other. */
const MODEL_CELL = { height: 76, gap: 8, minWidth: 128, maxColumns: 7 };

/** Two or three models beside each other, what differs first. */
export function ComparePage({ tile, catalogue }: ShowroomPageProps) {
  const { t } = useTranslation('ownership');
  const perform = usePerform();
  const { language } = useWords();
  const { compared } = useShowroomView();
  const factText = useFactText();
  const models = compared.flatMap((id) => modelById(catalogue, id) ?? []);
  const toggle = ({ id }: Model) => {
    const rest = compared.filter((other) => other !== id);
    const modelIds = rest.length < compared.length ? rest : [...rest, id].slice(-MAX_COMPARED);
    if (modelIds.length > 0) void perform('ownership.compare', { modelIds });
  };
  return (
    <ShowroomFrame tile={tile} page="compare">
      <div className={styles['choice']}>
        <PagedList
          label={t('compare.choose')}
          items={catalogue.models}
          keyOf={({ id }) => id}
          cell={MODEL_CELL}
        >
          {(model) => (
            <ToggleButton
              className={styles['model'] ?? ''}
              isSelected={compared.includes(model.id)}
              onChange={() => toggle(model)}
            >
              {model.names[language]}
            </ToggleButton>
          )}
        </PagedList>
      </div>
      {models.length < 2 ? (
        <p className={styles['few']}>{t(models.length === 0 ? 'compare.choose' : 'compare.few')}</p>
      ) : (
        <div className={styles['table']}>
          <div className={styles['row']} data-head="">
            <span />
            {models.map(({ id, names }) => (
              <span key={id}>{names[language]}</span>
            ))}
          </div>
          <PagedList
            label={t('compare.rows')}
            items={comparedRows(models)}
            keyOf={({ fact }) => fact}
            cell={CELL}
          >
            {({ fact, values, differs, best }) => (
              <div className={styles['row']} data-same={!differs || undefined}>
                <span className={styles['fact']}>{t(`facts.${fact}`)}</span>
                {values.map((value, index) => (
                  <span key={models[index]?.id} data-best={index === best || undefined}>
                    {factText(fact, value)}
                    {index === best && <span className="visually-hidden">{t('compare.best')}</span>}
                  </span>
                ))}
              </div>
            )}
          </PagedList>
        </div>
      )}
    </ShowroomFrame>
  );
}
