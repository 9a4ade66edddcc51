import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** CSS pixels */
export type BoxSize = { readonly width: number; readonly height: number };

/** An element's content size, kept up to date; null before it is known. */
export function useBoxSize<T extends Element>(): readonly [RefObject<T | null>, BoxSize | null] {
  const element = useRef<T>(null);
  const [size, setSize] = useState<BoxSize | null>(null);
  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null) return;
    const measure = () => setSize({ width: measured.clientWidth, height: measured.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, []);
  return [element, size];
}
