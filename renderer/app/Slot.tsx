import type { ReactNode } from 'react';
import type { CardBox } from '../../shared/navigation/desktop-card.ts';
import styles from './Slot.module.css';

interface SlotProps {
  readonly name: string;
  readonly box: CardBox;
  readonly children: ReactNode;
}

/** Cards that fill their place; the others are as large as what they say. */
const FILLING: ReadonlySet<string> = new Set([
  'panel',
  'preview',
  'keyboard',
  'search',
  'notice',
  'speed',
  'energy',
  'progress',
  'simulation',
  'nowPlaying',
]);

/** Puts a card where the layout of the desktop wants it. Around the card the map stays in reach. */
export function Slot({ name, box, children }: SlotProps) {
  const { x, y, width, height, align, size } = box;
  return (
    <div
      className={styles['slot']}
      data-card={name}
      data-align={align}
      data-fill={FILLING.has(name) || size === 'brief' || undefined}
      style={{ left: x, top: y, width, height }}
    >
      {children}
    </div>
  );
}
