import { Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Severity } from '../../shared/vehicle/warnings.ts';

const ICONS = { critical: OctagonAlert, warning: TriangleAlert, info: Info } as const;

interface SeverityIconProps {
  readonly severity: Severity;
}

/** How urgent a warning is, by shape, for those who cannot tell it by colour. */
export function SeverityIcon({ severity }: SeverityIconProps) {
  const { t } = useTranslation('vehicle');
  const Icon = ICONS[severity];
  return <Icon role="img" aria-label={t(`warnings.severity.${severity}`)} />;
}
