import type { Position } from '../../shared/navigation/guidance.ts';
import type { ScreenPoint } from './engine.ts';
import styles from './car-marker.module.css';

/** How the car lies on the screen. */
export interface CarOnScreen {
  readonly at: ScreenPoint;
  /** Degrees clockwise from the screen's up; `null` while nobody knows where it heads. */
  readonly turn: number | null;
  /** Tilt of the ground, degrees. */
  readonly pitch: number;
}

const SVG = 'http://www.w3.org/2000/svg';

/** The arrow, nose up, on a square of 120 around the car's own point. */
const ARROW = 'M0-31 25 27Q26 31 22 29L0 18-22 29Q-26 31-25 27Z';

/**
 * The car's arrow: an element over the map rather than a part of it. It moves by itself without the
 * map being drawn again, lies exactly where the camera put its point in the same frame, and outlives
 * a lost graphics context.
 */
export class CarMarker {
  readonly element: HTMLElement;
  readonly #body: SVGSVGElement;
  #shown = '';

  constructor(page: Document) {
    this.element = page.createElement('div');
    this.element.className = styles['car'] ?? '';
    this.element.hidden = true;
    this.element.dataset['testid'] = 'map-car';
    const shape = (name: string, attributes: Readonly<Record<string, string>>) => {
      const node = page.createElementNS(SVG, name);
      for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
      return node;
    };
    this.#body = page.createElementNS(SVG, 'svg');
    this.#body.setAttribute('viewBox', '-60 -60 120 120');
    this.#body.append(
      shape('circle', { r: '52', class: styles['halo'] ?? '' }),
      shape('circle', { r: '52', class: styles['ring'] ?? '' }),
      shape('path', { d: ARROW, class: styles['arrow'] ?? '' }),
      shape('circle', { r: '18', class: styles['dot'] ?? '' }),
    );
    this.element.append(this.#body);
  }

  /** Says what is known of the car: how sure its place is, and whether the drive is simulated. */
  describe(position: Position | null): void {
    this.element.hidden = position === null;
    if (!position) return;
    this.element.dataset['quality'] = position.quality;
    this.element.toggleAttribute('data-simulated', position.simulated);
  }

  /** Puts the car where it belongs in this frame. */
  place({ at, turn, pitch }: CarOnScreen): void {
    const x = at.x.toFixed(1);
    const y = at.y.toFixed(1);
    const flat = pitch > 0.5 ? ` rotateX(${pitch.toFixed(1)}deg)` : '';
    const turned = turn === null ? '' : ` rotateZ(${turn.toFixed(1)}deg)`;
    const transform = `translate(${x}px, ${y}px)${flat}${turned}`;
    if (transform === this.#shown) return;
    this.#shown = transform;
    this.element.style.transform = transform;
    this.element.toggleAttribute('data-headless', turn === null);
  }
}
