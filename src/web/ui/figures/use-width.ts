import { type RefObject, useEffect, useRef, useState } from 'react';

/** How wide an element is, in pixels, as it changes; a drawing is made to measure. */
export function useWidth<Element extends HTMLElement>(start: number): [RefObject<Element | null>, number] {
  const element = useRef<Element>(null);
  const [width, setWidth] = useState(start);
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)));
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
