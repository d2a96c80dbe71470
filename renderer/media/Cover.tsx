import { Music } from 'lucide-react';
import { useState } from 'react';
import { classNames } from '../ui/class-names.ts';
import styles from './Cover.module.css';

interface CoverProps {
  /** Address at the host; it may have none for this track. */
  readonly src: string | null;
  readonly className?: string | undefined;
}

/** The cover of a track or an album, or a note in its place. */
export function Cover({ src, className }: CoverProps) {
  const [missing, setMissing] = useState<string | null>(null);
  return (
    <span className={classNames(styles['cover'], className)} aria-hidden="true">
      <Music />
      {src !== null && src !== missing && (
        <img key={src} src={src} alt="" decoding="async" onError={() => setMissing(src)} />
      )}
    </span>
  );
}
