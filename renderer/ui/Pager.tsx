import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton.tsx';
import type { ListPage } from './list-page.ts';
import styles from './Pager.module.css';

interface PagerProps extends Pick<ListPage, 'page' | 'pages'> {
  readonly onTurn: (page: number) => void;
}

/** Turns the pages of a list, which never scrolls by itself; nothing for a list of one page. */
export function Pager({ page, pages, onTurn }: PagerProps) {
  const { t } = useTranslation('app');
  if (pages <= 1) return null;
  return (
    <div className={styles['pager']}>
      <IconButton
        icon={<ChevronUp aria-hidden="true" />}
        label={t('pager.previous')}
        isUnavailable={page === 0}
        onPress={() => page > 0 && onTurn(page - 1)}
      />
      <span className={styles['page']}>{`${page + 1}/${pages}`}</span>
      <IconButton
        icon={<ChevronDown aria-hidden="true" />}
        label={t('pager.next')}
        isUnavailable={page === pages - 1}
        onPress={() => page < pages - 1 && onTurn(page + 1)}
      />
    </div>
  );
}
