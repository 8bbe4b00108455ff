import type { Glyph } from '../lanes/look.ts'

const OUTLINE = 'fill="none" stroke="currentColor"'
const PATHS: Readonly<Record<Exclude<Glyph, 'plain'>, string>> = {
  ready: '<circle cx="6" cy="6" r="4.2" fill="currentColor"/>',
  unready: `<circle cx="6" cy="6" r="4" ${OUTLINE} stroke-width="1.5"/><path d="M6 2a4 4 0 0 1 0 8z" fill="currentColor"/>`,
  waiting: `<circle cx="6" cy="6" r="4" ${OUTLINE} stroke-width="1.5" stroke-dasharray="2.1 2.1"/>`,
  backoff: '<path d="M1.5 1.8V10.2H10.8z" fill="currentColor"/>',
  error: `<path d="M2.6 2.6l6.8 6.8m0-6.8l-6.8 6.8" ${OUTLINE} stroke-width="2" stroke-linecap="round"/>`,
  blocked: `<circle cx="6" cy="6" r="4.2" ${OUTLINE} stroke-width="1.5"/><path d="M3.2 8.8l5.6-5.6" stroke="currentColor" stroke-width="1.5"/>`,
  oom: '<path d="M1.5 2h9M3 4.5h6v6h-6z" fill="currentColor" stroke="currentColor" stroke-width="1.5"/>',
  unknown: `<path d="M3.6 4.3A2.4 2.4 0 1 1 7 6.5c-.7.4-1 .8-1 1.5M6 9.6v1" ${OUTLINE} stroke-width="1.6"/>`,
  done: `<path d="M2 6.4l2.7 2.8L10 3.2" ${OUTLINE} stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`,
  false: `<path d="M1.5 3.2v5.6h9" ${OUTLINE} stroke-width="1.7"/>`,
  true: `<path d="M1.5 8.8V3.2h9" ${OUTLINE} stroke-width="1.7"/>`,
  flag: '<path d="M2.2 11.2V1.2h7.9L7.8 4l2.3 2.8H3.4" fill="currentColor" stroke="currentColor" stroke-width="1.1" stroke-linejoin="round"/>',
  term: `<path d="M1.6 2.2h8.8L6 9.8z" ${OUTLINE} stroke-width="1.5" stroke-linejoin="round"/>`,
  kill: '<path d="M1.6 2.2h8.8L6 9.8z" fill="currentColor" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/>',
  hook: `<rect x="1.2" y="3" width="9.6" height="6" rx="1.6" ${OUTLINE} stroke-width="1.5"/>`,
  trip: '<path d="M1.4 9.6L6 1.8l4.6 7.8z" fill="currentColor"/>',
  bad: `<path d="M3 2.4h6M6 2.4v8" ${OUTLINE} stroke-width="1.8"/>`,
  warning: `<path d="M6 1.3L11.3 10.6H.7z" ${OUTLINE} stroke-width="1.3" stroke-linejoin="round"/><path d="M6 4.6v2.8m0 1.3v.6" stroke="currentColor" stroke-width="1.3"/>`,
  info: `<circle cx="6" cy="6" r="4.8" ${OUTLINE} stroke-width="1.3"/><path d="M6 5.2v3.4M6 3.2v.9" stroke="currentColor" stroke-width="1.3"/>`,
}

/** What a glyph is made of, on 12 by 12 pixels, coloured by its surroundings; nothing for `plain`. */
export const glyphShape = (glyph: Glyph): string => (glyph === 'plain' ? '' : PATHS[glyph])

/** The glyph as an image for the page; nothing for `plain`. */
export const glyphPath = (glyph: Glyph): string =>
  glyph === 'plain' ? '' : `<svg class="tl-glyph" viewBox="0 0 12 12" aria-hidden="true">${PATHS[glyph]}</svg>`
