export const help = {
  'help.title': 'Podscope',
} as const
