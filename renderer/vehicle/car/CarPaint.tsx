import styles from './car.module.css';

/** Prefix of the ids of gradients and clips: two drawings on one page must not share them. */
export interface PaintProps {
  readonly paint: string;
}

/** Paint, glass, and light as gradients; their colours are the tokens of `car.module.css`. */
export function CarPaint({ paint }: PaintProps) {
  return (
    <defs>
      <filter id={`${paint}-blur`} x="-40%" y="-20%" width="180%" height="140%">
        <feGaussianBlur stdDeviation="13" />
      </filter>
      <filter id={`${paint}-soften`} x="-40%" y="-40%" width="180%" height="180%">
        <feGaussianBlur stdDeviation="5" />
      </filter>
      <linearGradient id={`${paint}-body`} x1="0" x2="1" y1="0" y2="0">
        <stop offset="0" className={styles['paintEdge']} />
        <stop offset="0.05" className={styles['paintLight']} />
        <stop offset="0.14" className={styles['paintMid']} />
        <stop offset="0.5" className={styles['paintLight']} />
        <stop offset="0.86" className={styles['paintMid']} />
        <stop offset="0.95" className={styles['paintLight']} />
        <stop offset="1" className={styles['paintEdge']} />
      </linearGradient>
      <linearGradient id={`${paint}-shoulder`} x1="0" x2="0" y1="0" y2="1">
        <stop offset="0" className={styles['paintGlow']} />
        <stop offset="0.4" className={styles['paintClear']} />
        <stop offset="0.75" className={styles['paintClear']} />
        <stop offset="1" className={styles['paintShade']} />
      </linearGradient>
      <linearGradient id={`${paint}-lid`} x1="0" x2="1" y1="0" y2="0">
        <stop offset="0" className={styles['paintMid']} />
        <stop offset="0.22" className={styles['paintLight']} />
        <stop offset="0.5" className={styles['paintMid']} />
        <stop offset="0.78" className={styles['paintLight']} />
        <stop offset="1" className={styles['paintMid']} />
      </linearGradient>
      <linearGradient id={`${paint}-door`} x1="0" x2="1" y1="0" y2="0">
        <stop offset="0.6" className={styles['paintMid']} />
        <stop offset="0.9" className={styles['paintLight']} />
        <stop offset="1" className={styles['paintEdge']} />
      </linearGradient>
      <linearGradient id={`${paint}-glass`} x1="0" x2="0.35" y1="0" y2="1">
        <stop offset="0" className={styles['glassLight']} />
        <stop offset="0.55" className={styles['glassDark']} />
      </linearGradient>
      <linearGradient id={`${paint}-roof-glass`} x1="0" x2="0.5" y1="0" y2="1">
        <stop offset="0" className={styles['glassLight']} />
        <stop offset="0.32" className={styles['glassDark']} />
        <stop offset="0.8" className={styles['glassDark']} />
        <stop offset="1" className={styles['glassLight']} />
      </linearGradient>
      <linearGradient id={`${paint}-low-beam`} x1="0" x2="0.2" y1="1" y2="0">
        <stop offset="0.1" className={styles['beamNear']} />
        <stop offset="1" className={styles['beamFar']} />
      </linearGradient>
      <linearGradient id={`${paint}-high-beam`} x1="0" x2="0.1" y1="1" y2="0">
        <stop offset="0.1" className={styles['highBeamNear']} />
        <stop offset="1" className={styles['beamFar']} />
      </linearGradient>
    </defs>
  );
}
