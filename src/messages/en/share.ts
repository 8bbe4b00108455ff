/** Links, files, and what comes in by them. */
export const share = {
  'share.title': 'Share and export',
  'share.link': 'Link',
  'share.link.about': 'The whole world is in the link, and how you look at it. It goes through no server.',
  'share.copy': 'Copy',
  'share.copied': 'Copied',
  'share.length': '{length} characters',
  'share.files': 'Save as',
  'share.yaml': 'YAML',
  'share.yaml.about': 'The manifests and the Scenario',
  'share.watch': 'Watch stream',
  'share.watch.about': 'What the API server would have sent, one event a line',
  'share.lanes': 'Lanes as text',
  'share.lanes.about': 'Each state with its times, one lane a line',
  'share.chrome': 'Chrome trace',
  'share.chrome.about': 'Opens in Perfetto',
  'share.svg': 'SVG',
  'share.svg.about': 'The picture, for documents',
  'share.png': 'PNG',
  'share.png.about': 'The picture, for slides',
  'share.import': 'Open a file',
  'share.import.about':
    'Manifests, recordings (what kubectl get pods -w --output-watch-events -o json prints, or snapshots), and whatever was saved here. You can also drop it anywhere on the page.',
  'share.drop': 'Drop to open',
  'share.dismiss': 'Dismiss',
  'share.failed': 'It could not be saved: {message}',

  'share.link.broken': 'This link is broken: nothing of it could be read. You still see your own world.',
  'share.link.newer-broken': 'This link is from a newer Podscope, and nothing of it could be read. You still see your own world.',
  'share.link.newer':
    'This link is from a newer Podscope: {left, plural, =0 {all of it could be read} one {# fault was left out} other {# faults were left out}}.',
  'share.import.empty': '{name} is empty. A recording is what kubectl get pods -w --output-watch-events -o json prints.',
  'share.import.no-watch-events':
    '{name}: {lines, plural, one {# line} other {# lines}} of JSON, none with type and object. Use kubectl get pods -w --output-watch-events -o json.',
  'share.import.not-json': '{name}, line {line}: not JSON ({reason}).',
  'share.import.bad-field': '{name}, line {line}: {field} must be {needed}.',
  'share.import.unknown': '{name} is neither a manifest nor a recording, and nothing that was saved here.',
  'share.import.unreadable': '{name} cannot be read.',
  'share.import.inferred':
    '{name} has no times. They are read off the {pods, plural, one {# Pod} other {# Pods}}, to the second; a change that left no time stands at the earliest possible one. With --show-managed-fields kubectl prints a time for each.',
  'share.import.snapshot':
    '{name} is a snapshot of {pods, plural, one {# Pod} other {# Pods}}: what came before it is read off timestamps, to the second. kubectl get pods -w --output-watch-events -o json records all that happens.',
  'share.import.cut': 'Its end is missing: the last event is left out.',
  'share.import.simulate': 'Simulate it',

  'share.source': 'What is shown',
  'share.source.simulation': 'Simulation',
  'share.source.recording': 'Recording',
  'share.source.overlay': 'Overlay',
  'share.source.close': 'Close the recording',
} as const
