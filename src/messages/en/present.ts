/** Presenting, and pages that other pages embed. */
export const present = {
  'present.leave': 'leave',
  'present.hint.step': 'step',
  'present.hint.hide': 'hide the future',
  'present.hint.laser': 'point',
  'present.hint.inject': 'inject',
  'present.light': 'Light is easier to read in a bright room.',
  'present.light.use': 'Use light',
  'present.question': 'What will STATUS of {pod} say next?',
  'present.answer': 'At {time}, STATUS of {pod} says',
  'present.now': 'It says {state}.',
  'present.stays': 'It stays {state}',
  'present.right': 'Right',
  'present.wrong': 'Wrong',
  'present.again': 'Ask again',
  'present.uncover': 'Uncover the next change',
  'present.embed.open': 'Open in Podscope',
} as const
