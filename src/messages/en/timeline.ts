/** The lanes, their marks and what is said about them. */
export const timeline = {
  'timeline.label': 'Timeline',
} as const
