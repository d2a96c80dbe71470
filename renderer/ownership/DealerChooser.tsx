import { useTranslation } from 'react-i18next';
import { wayDistanceText } from '../../shared/navigation/way-figures.ts';
import { useWaySettings } from '../host/use-way-settings.ts';
import { nameIn } from '../services/names.ts';
import { Chooser } from './Chooser.tsx';
import type { Dealers } from './use-dealers.ts';

/** One dealer of those around, with how far it is. */
export function DealerChooser({ dealers }: { readonly dealers: Dealers }) {
  const { t } = useTranslation('ownership');
  const settings = useWaySettings();
  const { dealer, onPrevious, onNext } = dealers;
  if (!dealer) return null;
  return (
    <Chooser
      label={`${t('meeting.dealer')} · ${wayDistanceText(settings, dealer.distanceM)}`}
      of="list"
      value={nameIn(settings.language, dealer)}
      onPrevious={onPrevious}
      onNext={onNext}
    />
  );
}
