import { ArrowLeft, X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import { IconButton } from './IconButton.tsx';
import { Segmented } from './Segmented.tsx';
import styles from './Panel.module.css';

export interface PanelProps<Tab extends string> {
  readonly title: string;
  readonly onClose: () => void;
  /** Pages of the panel; none for a panel of one page. */
  readonly tabs?: readonly { readonly id: Tab; readonly label: string }[];
  readonly tab?: Tab;
  readonly onTabChange?: (tab: Tab) => void;
  /** The way back to the page that led here. */
  readonly onBack?: (() => void) | undefined;
  /** What is to be known of everything on it, beside the title. */
  readonly mark?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A large card that a dock entry opens: a title, its pages, and a way out. */
export function Panel<Tab extends string>({
  title,
  onClose,
  tabs,
  tab,
  onTabChange,
  onBack,
  mark,
  className,
  children,
}: PanelProps<Tab>) {
  const { t } = useTranslation('app');
  const titleId = useId();
  return (
    <section className={classNames(styles['panel'], className)} aria-labelledby={titleId}>
      <header className={styles['header']} data-back={onBack ? '' : undefined}>
        {onBack && (
          <IconButton
            icon={<ArrowLeft aria-hidden="true" />}
            label={t('panel.back')}
            onPress={onBack}
          />
        )}
        <h1 id={titleId} className={styles['title']}>
          {title}
        </h1>
        {mark}
        {tabs && onTabChange && (
          <nav className={styles['tabs']} aria-label={title}>
            <Segmented
              label={title}
              options={tabs.map(({ id, label }) => ({ value: id, label }))}
              value={tab}
              onChange={onTabChange}
            />
          </nav>
        )}
        <IconButton
          className={styles['close'] ?? ''}
          icon={<X aria-hidden="true" />}
          label={t('panel.close')}
          onPress={onClose}
        />
      </header>
      <div className={styles['body']}>{children}</div>
    </section>
  );
}
