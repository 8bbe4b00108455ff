export const presets = {
  'presets.title': 'Podscope',
} as const
