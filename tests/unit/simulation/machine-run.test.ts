import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createActor } from 'xstate'
import { healthMachine } from '../../../src/simulation/nodes/health-machine.ts'
import { MachineRun } from '../../../src/simulation/kernel/machine-run.ts'
import { podWorkerMachine } from '../../../src/simulation/kubelet/pod-worker-machine.ts'
import type { Step, WorkerHost } from '../../../src/simulation/kubelet/pod-worker-machine.ts'
import { verdictMachine } from '../../../src/simulation/kubelet/prober/verdict-machine.ts'
import { containerMachine } from '../../../src/simulation/runtime/container-machine.ts'
import { PROBE_TYPES } from '../../../src/kube/types.ts'

interface Answers {
  next: Step
  chosen: Step
  fresh: boolean
  pending: boolean
}

/** A host that answers what it is told to, and writes down what it is asked to do. */
function host(log: string[]): WorkerHost & { answers: Answers } {
  const answers: Answers = { next: 'sync', chosen: 'sync', fresh: true, pending: false }
  return {
    answers,
    nextStep: () => answers.next,
    chosenStep: () => answers.chosen,
    stateIsFresh: () => answers.fresh,
    isPending: () => answers.pending,
    remember: () => log.push('remember'),
    begin: () => log.push('begin'),
    awaitFreshState: () => log.push('awaitFreshState'),
    run: (step) => log.push(`run ${step}`),
  }
}

const steps = fc.constantFrom<Step>('sync', 'terminating', 'terminated')
const situations = fc.record({
  type: fc.constantFrom('WAKE' as const, 'FRESH' as const, 'DONE' as const),
  answers: fc.record({ next: steps, chosen: steps, fresh: fc.boolean(), pending: fc.boolean() }),
})

it('runs a pod worker as XState does', () => {
  fc.assert(
    fc.property(fc.array(situations, { maxLength: 30 }), (happening) => {
      const [ours, theirs]: [string[], string[]] = [[], []]
      const [a, b] = [host(ours), host(theirs)]
      const run = new MachineRun(podWorkerMachine, { host: a })
      const actor = createActor(podWorkerMachine, { input: { host: b } }).start()
      for (const { answers, type } of happening) {
        if (run.state === 'finished') break
        Object.assign(a.answers, answers)
        Object.assign(b.answers, answers)
        run.send({ type })
        actor.send({ type })
        ours.push(run.state)
        theirs.push(actor.getSnapshot().value)
      }
      expect(ours).toEqual(theirs)
    }),
  )
})

it('runs a probe verdict as XState does, its tags too', () => {
  const events = fc.constantFrom('NEW_CONTAINER' as const, 'SUCCESS' as const, 'FAILURE' as const, 'NOT_RUNNING' as const)
  fc.assert(
    fc.property(fc.constantFrom(...PROBE_TYPES), fc.array(events, { maxLength: 20 }), (probe, happening) => {
      const run = new MachineRun(verdictMachine, { probe })
      const actor = createActor(verdictMachine, { input: { probe } }).start()
      for (const type of happening) {
        run.send({ type })
        actor.send({ type })
        const state = actor.getSnapshot()
        expect([run.state, run.hasTag('onHold')]).toEqual([state.value, state.hasTag('onHold')])
      }
    }),
  )
})

it('refuses machines that need XState itself: delays, and a context that changes', () => {
  const nobody = null as never
  expect(() => new MachineRun(containerMachine, nobody)).toThrow(/container: .* is no plain function/)
  expect(() => new MachineRun(healthMachine, nobody)).toThrow(/nodeHealth: .* is no plain function/)
})
