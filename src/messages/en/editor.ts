/** The editor and its findings. */
export const editor = {
  'editor.label': 'Editor',
  'editor.manifest': 'Manifest',
  'editor.scenario': 'Scenario',
  'editor.lost': 'The Scenario went with the former text.',
  'editor.lost.back': 'Bring it back',
  'editor.yaml': 'YAML',
  'editor.findings.label': 'Findings',
  'editor.findings': '{findings, plural, one {# finding} other {# findings}}',
  'editor.findings.all': 'Show all',
  'editor.findings.fewer': 'Show fewer',
  'editor.scrub.hint': '{name}: drag, or Alt with ↑ and ↓ (Shift: by ten). Alt Enter: the slider.',
  'editor.counted': 'counted {times, plural, one {once} other {# times}}',
  'editor.counted.brief': '{times}×',
  'editor.completed': '{ready} of {desired, plural, one {# completion} other {# completions}}',
  'editor.ready': '{ready} of {desired} ready',
} as const
