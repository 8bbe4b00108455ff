export const explain = {
  'explain.title': 'Podscope',
} as const
