/** The terminal; what kubectl and the shell print is their own. */
export const terminal = {
  'terminal.title': 'kubectl',
  'terminal.label': 'Terminal with kubectl, at the cursor',
  'terminal.unknown-command': '{name}: command not found. There are kubectl, curl, jq, watch, and the usual tools of a shell.',
  'terminal.endless': 'The command never pauses: it is followed no further.',
  'terminal.not-understood': '{what}: not known to this shell',
  'terminal.text-changed': 'The text has changed meanwhile. The command was not carried out.',
  'terminal.no-run': 'There is no run to ask: the text cannot be simulated as it is.',
  'terminal.loading': 'The terminal is being loaded.',
  'terminal.clear': 'Clear the terminal',
  'terminal.copy': 'Copy what the terminal shows',
  'terminal.waiting': 'goes on with the cursor; Ctrl C ends it',
  'terminal.jump': 'Go to {time}',
  'terminal.edit-missing': 'error: {name} is not in the text: it was made by a controller or a command',
  'terminal.welcome':
    'kubectl at the cursor: what it prints is what it would print at that moment. What it changes becomes a step of the Scenario. Tab completes.',
} as const
