/** What is to be known about probes and grace before anything goes wrong. */
export const advice = {
  'advice.arithmetic.liveness':
    'A hang is noticed after {noticedFrom} to {noticedTo} s. A container that ignores SIGTERM is gone after {goneFrom} to {goneTo} s.',
  'advice.arithmetic.readiness':
    'A hang takes the Pod out of its Services after {noticedFrom} to {noticedTo} s; an answer brings it back after {backFrom} to {backTo} s.',
  'advice.arithmetic.startup': 'A start may take {startFrom} s. From {startTo} s on it is killed.',
  'advice.start.liveness':
    'livenessProbe kills {container} before it can start: it opens its ports after {listens} s, and has {startFrom} to {startTo} s for that.',
  'advice.start.startup':
    'startupProbe kills {container} before it can start: it opens its ports after {listens} s, and has {startFrom} to {startTo} s for that.',
  'advice.start.maybe':
    '{container} opens its ports after {listens} s. It has {startFrom} to {startTo} s for that, so now and then it is killed before.',
  'advice.same':
    'livenessProbe of {container} asks the same as its readinessProbe and is no more patient: what should only take traffic away kills the container.',
  'advice.timeout':
    'An attempt may take {timeout} s, longer than the period of {period} s: attempts that run out of time follow one another without a pause.',
  'advice.prestop': 'preStop takes {takes} s of the {grace} s of grace. {left} s are left between SIGTERM and SIGKILL.',
  'advice.prestop.long':
    'preStop takes {takes} s, and the grace period is {grace} s: the hook is cut off, and {left} s are left between SIGTERM and SIGKILL.',
  'advice.refused': '{refusal}',
  'advice.idle.start': '{container} does not start while this lasts, so nothing comes of it: it acts on a start.',
  'advice.idle.pull': '{image} is not pulled while this lasts, so nothing comes of it: it acts on a pull.',
  'advice.idle.pull.any': 'Nothing is pulled while this lasts, so nothing comes of it: it acts on a pull.',
  'advice.idle.probe': 'No {probe}Probe of {container} is asked while this lasts, so nothing comes of it.',
  'advice.idle.run': '{container} does not run then, so nothing comes of it.',
  'advice.fix': 'Set {field} to {value}',
} as const
