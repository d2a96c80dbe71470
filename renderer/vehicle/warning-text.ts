import { useTranslation } from 'react-i18next';
import { quantityText } from '../../shared/settings/format.ts';
import type { Warning } from '../../shared/vehicle/warnings.ts';
import { useFormat } from './use-format.ts';

/** More names than this do not fit a glance. */
const MAX_NAMED = 2;

/** Writes a warning as one short sentence in the driver's language and units. */
export function useWarningText(): (warning: Warning) => string {
  const { t, i18n } = useTranslation('vehicle');
  const format = useFormat();
  return ({ id, params }) => {
    const list = (items: readonly string[]) =>
      new Intl.ListFormat(i18n.language, { style: 'short' }).format(items);
    const temperature = format.temperature(params.celsius ?? 0);
    const doors = params.doors ?? [];
    if (doors.length > MAX_NAMED) return t('warnings.doors-open', { number: doors.length });
    return t(`warnings.${id}`, {
      doors: list(doors.map((door) => t(`doors.${door}`))),
      tyres: list((params.tyres ?? []).map((tyre) => t(`tyres.${tyre}`))),
      percent: `${format.percent(params.percent ?? 0).value}%`,
      temperature: quantityText(temperature),
      number: format.count(params.count ?? 0),
    });
  };
}
