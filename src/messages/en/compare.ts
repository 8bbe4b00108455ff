/** What differs between two runs. */
export const compare = {
  'compare.title': 'Differences',
  'compare.pin': 'Pin this run',
  'compare.unpin': 'Let it go',
  'compare.nothing-pinned': 'Pin this run (P), then change something: what differs is listed here.',
  'compare.beside.pinned': 'Beside the pinned run',
  'compare.beside.draft': 'Beside the run from before',
  'compare.beside.recording': 'The simulation beside the recording',
  'compare.same': 'Both runs go through the same states at the same times.',
  'compare.agree': 'Simulation and recording agree to within {gap}.',
  'compare.weightiest': 'The {shown} of {all} differences that weigh most:',
  'compare.pod.before': 'The Pod {pod} is no longer there',
  'compare.pod.after': 'The Pod {pod} is new',
  'compare.restarts':
    '{lane}: {by, plural, one {one restart} other {# restarts}} {more, select, more {more} other {fewer}} ({after} instead of {before})',
  'compare.out': '{lane}: not ready for {by} {more, select, more {longer} other {less}} ({after} instead of {before})',
  'compare.moved': '{lane}: {state} comes {by} {more, select, more {later} other {earlier}}',
  'compare.split': '{lane}: {after} instead of {before}',
  'compare.split.more': '{lane}: {after} comes in addition',
  'compare.split.less': '{lane}: {before} no longer comes',
  'compare.real.pod.before': 'Only the recording has the Pod {pod}',
  'compare.real.pod.after': 'Only the simulation has the Pod {pod}',
  'compare.real.restarts': '{lane}: recording: {before, plural, one {# restart} other {# restarts}}, simulation: {after}',
  'compare.real.out': '{lane}: recording: not ready for {before}, simulation: for {after}',
  'compare.real.moved': '{lane}: {state} comes {by} {more, select, more {later} other {earlier}} in the simulation than in the recording',
  'compare.real.split': '{lane}: recording: {before}, simulation: {after}',
  'compare.real.none': 'nothing more',
  'compare.real.events':
    'Event {reason}: recording: {before, plural, =0 {never} one {once} other {# times}}, simulation: {after, plural, =0 {never} one {once} other {# times}}',
  'compare.events':
    '{reason} was sent {after, plural, =0 {never} one {once} other {# times}} instead of {before, plural, =0 {never} one {once} other {# times}}',
} as const
