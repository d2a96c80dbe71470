import { useCallback, useState } from 'react';

/** The size of an element's content, px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Follows the size of the element that `ref` is given to; `null` before it is measured. */
export function useSize(): {
  readonly ref: (element: HTMLElement | null) => (() => void) | undefined;
  readonly size: Size | null;
} {
  const [size, setSize] = useState<Size | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, size };
}
