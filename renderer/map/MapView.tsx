import { useEffect, useRef } from 'react';
import type { Insets } from '../../shared/navigation/map-camera.ts';
import { pageStore } from '../host/page-store.ts';
import { DesktopMap, type MapHandlers } from './desktop-map.ts';
import styles from './MapView.module.css';

export interface MapViewProps extends MapHandlers {
  /** What the interface covers of the map, pixels from each edge: the car is kept clear of it. */
  readonly insets: Insets;
}

/** Made with the first `MapView` and kept for as long as the page lives. */
let theMap: DesktopMap | null = null;

function desktopMap(): DesktopMap {
  if (!theMap) {
    theMap = new DesktopMap(document, pageStore);
    theMap.start();
  }
  return theMap;
}

/**
 * The place of the map in the page. React only carries the map's element: the map follows the page
 * store by itself, and rendering this again touches nothing but what changed in the props.
 */
export function MapView({ insets, onPointPicked, onRouteTapped, onPlaceTapped }: MapViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const { top, right, bottom, left } = insets;

  useEffect(() => {
    const map = desktopMap();
    const { current } = place;
    if (!current) return;
    current.append(map.element);
    const observer = new ResizeObserver(() => map.resized());
    observer.observe(current);
    return () => {
      observer.disconnect();
      map.element.remove();
    };
  }, []);

  useEffect(() => {
    desktopMap().setInsets({ top, right, bottom, left });
  }, [top, right, bottom, left]);

  useEffect(() => {
    desktopMap().setHandlers({ onPointPicked, onRouteTapped, onPlaceTapped });
  }, [onPointPicked, onRouteTapped, onPlaceTapped]);

  return <div ref={place} className={styles['view']} />;
}
