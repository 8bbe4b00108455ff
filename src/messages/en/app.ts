export const app = {
  'app.title': 'Podscope',
} as const
