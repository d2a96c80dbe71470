import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../IconButton.tsx';
import { useSize } from '../use-size.ts';
import { pagesOf } from './candidate-pages.ts';
import type { Candidate } from './composition.ts';
import styles from './CandidateRow.module.css';

interface CandidateRowProps {
  readonly candidates: readonly Candidate[];
  /** What stands here while there is nothing to choose. */
  readonly hint: string;
  readonly onChoose: (candidate: Candidate) => void;
}

/** The Han text that the open pinyin may become, a page at a time. */
export function CandidateRow({ candidates, hint, onChoose }: CandidateRowProps) {
  const { t } = useTranslation('app');
  const { ref, size } = useSize();
  const [turned, setTurned] = useState({ candidates, page: 0 });
  // Other candidates begin at their first page again.
  const page = turned.candidates === candidates ? turned.page : 0;
  const pages = pagesOf(candidates, size?.width ?? 0);
  return (
    <div className={styles['row']} ref={ref} role="group" aria-label={t('keyboard.candidates')}>
      {candidates.length === 0 && <p className={styles['hint']}>{hint}</p>}
      {pages[page]?.map((candidate) => (
        <Button
          key={candidate.text}
          className={styles['candidate'] ?? ''}
          excludeFromTabOrder
          preventFocusOnPress
          onPress={() => onChoose(candidate)}
        >
          {candidate.text}
        </Button>
      ))}
      {pages.length > 1 && (
        <div className={styles['pager']}>
          <IconButton
            icon={<ChevronLeft aria-hidden="true" />}
            label={t('keyboard.previous')}
            isUnavailable={page === 0}
            onPress={() => setTurned({ candidates, page: Math.max(0, page - 1) })}
          />
          <IconButton
            icon={<ChevronRight aria-hidden="true" />}
            label={t('keyboard.next')}
            isUnavailable={page === pages.length - 1}
            onPress={() => setTurned({ candidates, page: Math.min(pages.length - 1, page + 1) })}
          />
        </div>
      )}
    </div>
  );
}
