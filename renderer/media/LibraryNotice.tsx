import { LoaderCircle, TriangleAlert, Usb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePage } from '../host/hooks.ts';
import { Notice } from './Notice.tsx';

/** Why there is nothing to play: no stick, one that is being read, one without music. */
export function LibraryNotice() {
  const { t } = useTranslation('media');
  const { state, broken } = usePage(({ media }) => media.library);
  switch (state) {
    case 'absent':
      return (
        <Notice
          icon={<Usb aria-hidden="true" />}
          text={t('library.absent')}
          hint={t('library.absentHint')}
        />
      );
    case 'scanning':
      return (
        <Notice
          icon={<LoaderCircle aria-hidden="true" />}
          text={t('library.scanning', { number: 0 })}
        />
      );
    case 'failed':
      return (
        <Notice
          isTrouble
          icon={<TriangleAlert aria-hidden="true" />}
          text={t('library.failed')}
          hint={t('library.failedHint')}
        />
      );
    case 'ready':
      return (
        <Notice
          icon={<Usb aria-hidden="true" />}
          text={t('library.empty')}
          hint={broken > 0 ? t('library.broken', { number: broken }) : t('library.emptyHint')}
        />
      );
  }
}
