import { useTranslation } from 'react-i18next';
import type { Catalogue, Model } from '../../shared/ownership/catalogue.ts';
import { Chooser } from './Chooser.tsx';
import { useWords } from './use-showroom.ts';

interface ModelChooserProps {
  readonly catalogue: Catalogue;
  readonly model: Model;
  readonly note?: string;
  readonly onChoose: (model: Model) => void;
}

/** One model of the catalogue. */
export function ModelChooser({ catalogue: { models }, model, note, onChoose }: ModelChooserProps) {
  const { t } = useTranslation('ownership');
  const { language } = useWords();
  const index = models.findIndex(({ id }) => id === model.id);
  const to = (next: number) => {
    const other = models[next];
    return other && (() => onChoose(other));
  };
  return (
    <Chooser
      label={t('meeting.model')}
      of="list"
      value={model.names[language]}
      note={note}
      onPrevious={to(index - 1)}
      onNext={to(index + 1)}
    />
  );
}
