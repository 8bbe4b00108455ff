export const editor = {
  'editor.title': 'Podscope',
} as const
