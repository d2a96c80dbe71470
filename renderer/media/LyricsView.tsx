import { MicVocal, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { lyricsLineAt, type Lyrics } from '../../shared/media/lyrics.ts';
import { useMediaQuery } from '../host/media-query.ts';
import { useAnswer } from '../host/use-answer.ts';
import { ROW_CELL } from '../ui/list-page.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { useSize } from '../ui/use-size.ts';
import { Notice } from './Notice.tsx';
import { usePosition } from './player-position.ts';
import styles from './LyricsView.module.css';

const LINE_HEIGHT = 56;

/** The words of a track: the line that is sung in the middle, or all of them a page at a time. */
export function LyricsView({ track }: { readonly track: string }) {
  const { t } = useTranslation(['media', 'reasons']);
  const query = useMediaQuery();
  const { value, trouble } = useAnswer(track, async (asked) => {
    const answer = await query.lyrics(asked);
    return answer.ok ? { ok: true, value: { lyrics: answer.value } } : answer;
  });
  if (trouble) {
    return (
      <Notice
        isTrouble
        icon={<TriangleAlert aria-hidden="true" />}
        text={t(`reasons:${trouble.key}`)}
      />
    );
  }
  if (!value) return <div />;
  const { lyrics } = value;
  if (!lyrics || lyrics.lines.length === 0) {
    return <Notice icon={<MicVocal aria-hidden="true" />} text={t('media:lyrics.none')} />;
  }
  return lyrics.isTimed ? <SungLines lyrics={lyrics} /> : <PlainLines lyrics={lyrics} />;
}

/** As many lines as fit around the one that is sung. */
function SungLines({ lyrics }: { readonly lyrics: Lyrics }) {
  const { t } = useTranslation('media');
  const { ref, size } = useSize();
  const { positionS } = usePosition();
  const current = lyricsLineAt(lyrics, positionS);
  const fitting = Math.max(1, Math.floor((size?.height ?? 0) / LINE_HEIGHT));
  const before = Math.floor((fitting - 1) / 2);
  const first = Math.max(0, Math.min(current - before, lyrics.lines.length - fitting));
  return (
    <ol ref={ref} className={styles['lines']} aria-label={t('lyrics.label')}>
      {lyrics.lines.slice(first, first + fitting).map(({ text }, index) => (
        <li
          key={first + index}
          className={styles['line']}
          {...(first + index === current && { 'aria-current': 'true' as const })}
        >
          {text}
        </li>
      ))}
    </ol>
  );
}

function PlainLines({ lyrics }: { readonly lyrics: Lyrics }) {
  const { t } = useTranslation('media');
  return (
    <PagedList
      label={t('lyrics.label')}
      items={lyrics.lines.map((line, index) => ({ ...line, index }))}
      keyOf={({ index }) => String(index)}
      cell={{ ...ROW_CELL, height: LINE_HEIGHT, maxColumns: 1 }}
    >
      {({ text }) => <p className={styles['line']}>{text}</p>}
    </PagedList>
  );
}
