const SVG = 'http://www.w3.org/2000/svg';

/** Drawn on a 20 × 20 grid, in strokes of the text's colour. */
const PATHS = {
  smile: 'M9 2.8a6.7 6.7 0 1 0 6.8 8.4M6.4 10.8a3.2 3.2 0 0 0 5.2 0M6.8 7.4v.4M11.2 7.4v.4M16 1.9v5.2M13.4 4.5h5.2',
  thread:
    'M3 5.2A1.7 1.7 0 0 1 4.7 3.5h10.6A1.7 1.7 0 0 1 17 5.2v6.6a1.7 1.7 0 0 1-1.7 1.7H9.2L5.6 16.7v-3.2h-.9A1.7 1.7 0 0 1 3 11.8zM6.4 7.2h7.2M6.4 10h4.6',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  pencil: 'M3.5 16.5l.8-3.4L13.2 4.2a1.5 1.5 0 0 1 2.1 0l.5.5a1.5 1.5 0 0 1 0 2.1l-8.9 8.9zM11.7 5.7l2.6 2.6',
  bin: 'M3.5 5.5h13M8 5.5V3.7h4v1.8M5 5.5l.7 10.8h8.6L15 5.5M8.3 8.5v5M11.7 8.5v5',
  clip: 'M15.5 9.3l-5.7 5.7a3.5 3.5 0 0 1-5-5l6.3-6.2a2.3 2.3 0 0 1 3.3 3.3l-6.1 6a1.2 1.2 0 0 1-1.7-1.6l5.4-5.4',
  ticket:
    'M3 6.5A1.5 1.5 0 0 1 4.5 5h11A1.5 1.5 0 0 1 17 6.5v1.7a1.9 1.9 0 0 0 0 3.6v1.7a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 13.5v-1.7a1.9 1.9 0 0 0 0-3.6zM11.8 5v1.5M11.8 9.2v1.6M11.8 13.5V15',
  close: 'M5 5l10 10M15 5L5 15',
  menu: 'M3.5 5.5h13M3.5 10h13M3.5 14.5h13',
  compass: 'M10 2.7a7.3 7.3 0 1 0 0 14.6 7.3 7.3 0 0 0 0-14.6zM13 7l-1.7 4.3L7 13l1.7-4.3z',
  clock: 'M10 2.7a7.3 7.3 0 1 0 0 14.6 7.3 7.3 0 0 0 0-14.6zM10 6v4.2l2.8 1.7',
  wire: 'M3.5 7h11M11.5 4l3 3-3 3M16.5 13h-11M8.5 10l-3 3 3 3',
  out: 'M4 10h11.5M11 5.5l4.5 4.5-4.5 4.5',
  in: 'M16 10H4.5M9 5.5L4.5 10 9 14.5',
  copy: 'M7 7h8.5v9.5H7zM4.5 13V3.5H13',
  hash: 'M7.8 3.5l-1.6 13M13.8 3.5l-1.6 13M4 7.5h12.5M3.5 12.5H16',
  lock: 'M5.5 9h9v7h-9zM7.3 9V6.7a2.7 2.7 0 0 1 5.4 0V9',
  file: 'M5.5 2.8h6l3.5 3.5v10.9h-9.5zM11.3 3v3.5h3.5',
  eye: 'M2.5 10S5.2 5 10 5s7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5zM10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z',
  check: 'M4 10.5l4 4 8-9',
} as const;

export type IconName = keyof typeof PATHS;

/** A small drawing that says nothing to the ears: what it stands in has a name. */
export function icon(name: IconName): Element {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
