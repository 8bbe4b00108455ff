export const faults = {
  'faults.title': 'Podscope',
} as const
