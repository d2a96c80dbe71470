import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { MoreButton } from './MoreButton.tsx';
import { RareControls } from './RareControls.tsx';
import styles from './ClimateBar.module.css';

/** The rarer controls on a narrow display: a button, and the sheet that it opens. */
export function MoreSheet() {
  const { t } = useTranslation('climate');
  return (
    <DialogTrigger>
      <MoreButton />
      <Popover className={styles['sheet'] ?? ''} placement="top">
        <Dialog className={styles['sheetBody'] ?? ''} aria-label={t('more')}>
          <RareControls />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
