import { useId } from 'react';
import type { Body } from '../../shared/ownership/catalogue.ts';
import { SILHOUETTES, WHEEL_Y } from './silhouette.ts';
import styles from './CarSilhouette.module.css';

interface CarSilhouetteProps {
  readonly body: Body;
  /** Paint, as in the catalogue. */
  readonly hex: string;
  /** Inside, behind the glass. */
  readonly interiorHex?: string;
  /** Larger wheels have thinner tyres. */
  readonly inches: number;
}

/** How thick a tyre is drawn, by the diameter of its wheel. */
const tyreOf = (inches: number) => Math.max(5, 26 - inches);

const SPOKES = [0, 72, 144, 216, 288];

/** A model from its side in the chosen colours; a drawing, not a likeness of any real car. */
export function CarSilhouette({ body, hex, interiorHex, inches }: CarSilhouetteProps) {
  const paint = useId();
  const shape = SILHOUETTES[body];
  const rim = shape.wheelRadius - tyreOf(inches);
  return (
    <svg className={styles['car']} viewBox="8 10 464 144" aria-hidden="true">
      <defs>
        <linearGradient id={`${paint}-light`} x1="0" x2="0" y1="0" y2="1">
          <stop offset="0" stopColor="#fff" stopOpacity="0.42" />
          <stop offset="0.42" stopColor="#fff" stopOpacity="0.04" />
          <stop offset="0.6" stopColor="#000" stopOpacity="0.04" />
          <stop offset="1" stopColor="#000" stopOpacity="0.42" />
        </linearGradient>
        <linearGradient id={`${paint}-glass`} x1="0" x2="0.3" y1="0" y2="1">
          <stop offset="0" stopColor="#8fa3b5" stopOpacity="0.92" />
          <stop offset="0.6" stopColor="#1b2530" stopOpacity="0.88" />
        </linearGradient>
      </defs>
      <ellipse className={styles['shadow']} cx="240" cy="150" rx="216" ry="5" />
      <path className={styles['body']} d={shape.body} fill={hex} />
      <path d={shape.body} fill={`url(#${paint}-light)`} />
      {shape.windows.map((window) => (
        <g key={window}>
          {interiorHex !== undefined && <path d={window} fill={interiorHex} />}
          <path d={window} fill={`url(#${paint}-glass)`} />
        </g>
      ))}
      <path className={styles['gap']} d={shape.gaps} />
      <path className={styles['crease']} d={shape.crease} />
      <path className={styles['frontLamp']} d={shape.frontLamp} />
      <path className={styles['rearLamp']} d={shape.rearLamp} />
      {shape.wheels.map((x) => (
        <g key={x} transform={`translate(${x} ${WHEEL_Y})`}>
          <circle className={styles['tyre']} r={shape.wheelRadius} />
          <circle className={styles['rim']} r={rim} />
          {SPOKES.map((angle) => (
            <path
              key={angle}
              className={styles['spoke']}
              d={`M-3.4,0 L-5,${1 - rim} L5,${1 - rim} L3.4,0 Z`}
              transform={`rotate(${angle})`}
            />
          ))}
          <circle className={styles['hub']} r="5" />
        </g>
      ))}
    </svg>
  );
}
