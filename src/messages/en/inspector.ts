/** The Pod at the cursor: what Kubernetes has said about it, and how it got its node. */
export const inspector = {
  'inspector.api-has': 'The API still has {state}',
  'inspector.events': 'Events so far about this Pod',
  'inspector.events.count': '{rows}, sent {sent} times',
  'inspector.events.none': 'Nothing has been said about this Pod yet.',
  'inspector.events.silent':
    'The {source} has sent its {burst} {type} Events about {object}, the last at {since}. It drops what more there is to say: one may pass every five minutes, the next not before {until}.',
  'inspector.events.again': '{age} (x{count})',
  'inspector.scheduling': 'Scheduling',
  'inspector.scheduling.none': 'no node',
  'inspector.scheduling.chosen': 'Attempt {attempt} at {time} finds {node}.',
  'inspector.scheduling.rejected': 'Nodes that were filtered out',
  'inspector.scheduling.scores': 'Scores of the nodes that were left',
  'inspector.scheduling.node': 'Node',
  'inspector.scheduling.filter': 'Filter',
  'inspector.scheduling.reason': 'Why not',
  'inspector.scheduling.plugin': 'Plugin',
  'inspector.scheduling.total': 'Total',
  'inspector.scheduling.winner': '{node} ✓',
  'inspector.scheduling.preempts': 'To make room on {node}, these have to go: {pods}.',
} as const
