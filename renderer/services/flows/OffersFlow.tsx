import { BadgePercent, BellOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../../../shared/services/offer.ts';
import { usePage } from '../../host/hooks.ts';
import { reachableItems } from '../../host/reachable-items.ts';
import { ConsentAsk } from '../../privacy/ConsentAsk.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { useMinute } from '../../ui/use-minute.ts';
import { ActionButton } from '../ActionButton.tsx';
import { GoButton } from '../GoButton.tsx';
import { ServicePage } from '../ServicePage.tsx';
import { State } from '../State.tsx';
import { momentText } from '../time-text.ts';
import { useLanguage } from '../use-language.ts';
import type { FlowProps } from './flow-props.ts';
import styles from './OffersFlow.module.css';

const CELL = { height: 132, gap: 10, minWidth: 460, maxColumns: 2 } as const;

/** Offers of merchants: none before the driver asked for them, none after one tap. */
export function OffersFlow({ tile }: FlowProps) {
  return (
    <ServicePage tile={tile}>
      <ConsentAsk purpose="offers">
        <Offers />
      </ConsentAsk>
    </ServicePage>
  );
}

function Offers() {
  const { t } = useTranslation('services');
  const offers = usePage(({ services }) => services.offers);
  const most = usePage(({ restrictions }) => reachableItems(restrictions));
  return (
    <>
      {offers.length === 0 ? (
        <State icon={<BadgePercent aria-hidden="true" />} text={t('offers.none')} />
      ) : (
        <PagedList
          label={t('offers.label')}
          items={offers}
          keyOf={({ id }) => id}
          cell={CELL}
          most={most}
        >
          {(offer) => <OfferCard offer={offer} />}
        </PagedList>
      )}
      <ActionButton
        id="privacy.setConsent"
        input={{ purpose: 'offers', isGranted: false }}
        icon={<BellOff aria-hidden="true" />}
      >
        {t('offers.stop')}
      </ActionButton>
    </>
  );
}

function OfferCard({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const now = useMinute();
  return (
    <article className={styles['offer']}>
      <div className={styles['words']}>
        <h2 className={styles['title']}>{offer.title[language]}</h2>
        <p className={styles['text']}>{offer.text[language]}</p>
        <p className={styles['until']}>
          {t('offers.until', { time: momentText(language, offer.validUntil, now) })}
        </p>
      </div>
      {offer.merchantId !== undefined && (
        <GoButton service={offer.service} merchantId={offer.merchantId} />
      )}
    </article>
  );
}
