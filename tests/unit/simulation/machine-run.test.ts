import fc from 'fast-check'
import { expect, it } from 'vitest'
import { assign, createActor, createMachine } from 'xstate'
import { ms, simTimeOf } from '../../../src/base/time.ts'
import { Kernel } from '../../../src/simulation/kernel/kernel.ts'
import { healthMachine } from '../../../src/simulation/nodes/health-machine.ts'
import type { HealthHost } from '../../../src/simulation/nodes/health-machine.ts'
import { MachineRun } from '../../../src/simulation/kernel/machine-run.ts'
import { podWorkerMachine } from '../../../src/simulation/kubelet/pod-worker-machine.ts'
import type { Step, WorkerHost } from '../../../src/simulation/kubelet/pod-worker-machine.ts'
import { verdictMachine } from '../../../src/simulation/kubelet/prober/verdict-machine.ts'
import { containerMachine } from '../../../src/simulation/runtime/container-machine.ts'
import type { ContainerEvent, ContainerHost, Exit } from '../../../src/simulation/runtime/container-machine.ts'
import { PROBE_TYPES } from '../../../src/kube/types.ts'

const kernelAtZero = (): Kernel => new Kernel(simTimeOf(0), 1)

/** A kernel as the clock of XState's own actors: what our runs are compared with. */
const clockOf = (kernel: Kernel) => ({
  setTimeout: (run: () => void, delay: number) => kernel.after(ms(delay), run),
  clearTimeout: (timer: ReturnType<Kernel['after']>) => kernel.cancel(timer),
})

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
      const run = new MachineRun(kernelAtZero(), podWorkerMachine, { host: a })
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
      const run = new MachineRun(kernelAtZero(), verdictMachine, { probe })
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

interface Plan {
  listens: number
  ends: number
  shutsDown: number
  refused: boolean
  heeds: boolean
}

/** A process on a clock of its own: what its machine does, with the moments. */
function processOn(kernel: Kernel, plan: Plan, log: string[]): ContainerHost {
  const note = (what: string): void => void log.push(`${kernel.now} ${what}`)
  const until = (moment: number): number => Math.max(0, moment - kernel.now)
  let shutdown = 0
  let opened = false
  return {
    plan: () => note('plan'),
    refused: () => plan.refused,
    opensPortsIn: () => (opened ? Number.POSITIVE_INFINITY : until(plan.listens)),
    endsIn: () => until(plan.ends),
    heedsSigterm: () => plan.heeds,
    planShutdown: () => {
      shutdown = kernel.now + plan.shutsDown
    },
    shutsDownIn: () => until(shutdown),
    started: () => note('started'),
    listening: () => {
      opened = true
      note('listening')
    },
    ended: (how) => note(how),
    endedWith: ({ code }) => note(`exit ${code}`),
  }
}

it('runs a container as XState does, with its delays', () => {
  const plans = fc.record({
    listens: fc.nat(20),
    ends: fc.oneof(fc.nat(40), fc.constant(Number.POSITIVE_INFINITY)),
    shutsDown: fc.nat(10),
    refused: fc.constant(false),
    heeds: fc.boolean(),
  })
  const exit: Exit = { code: 3, reason: 'Error', message: '', path: null }
  const events = fc.constantFrom<ContainerEvent>(
    { type: 'LISTEN' },
    { type: 'SIGTERM' },
    { type: 'SIGKILL' },
    { type: 'OOM_KILL' },
    { type: 'EXIT', exit },
  )
  fc.assert(
    fc.property(plans, fc.array(fc.tuple(fc.nat(12), events), { maxLength: 6 }), (plan, happening) => {
      const [ours, theirs]: [string[], string[]] = [[], []]
      const [a, b] = [kernelAtZero(), kernelAtZero()]
      const run = new MachineRun(a, containerMachine, { host: processOn(a, plan, ours) })
      const actor = createActor(containerMachine, { clock: clockOf(b), input: { host: processOn(b, plan, theirs) } }).start()
      run.send({ type: 'START' })
      actor.send({ type: 'START' })
      for (const [time, event] of happening) {
        a.run(simTimeOf(a.now + time))
        b.run(simTimeOf(b.now + time))
        if (run.state === 'exited') break
        run.send(event)
        actor.send(event)
      }
      a.run(simTimeOf(100))
      b.run(simTimeOf(100))
      expect([...ours, run.state]).toEqual([...theirs, actor.getSnapshot().value])
    }),
  )
})

/** What the node controller is asked to do, with the moments. */
function controllerOn(kernel: Kernel, trust: number, log: string[]): HealthHost {
  const note = (what: string) => () => void log.push(`${kernel.now} ${what}`)
  let ready = 0
  return {
    trust: () => trust,
    remember: (time) => {
      ready = time
    },
    readyIn: () => ready,
    markUnknown: note('unknown'),
    beat: note('beat'),
    markReady: note('ready'),
  }
}

it("runs a node's health as XState does", () => {
  const events = fc.oneof(
    fc.constant({ type: 'SILENT' as const }),
    fc.nat(3000).map((ready) => ({ type: 'HEARD' as const, ready })),
  )
  fc.assert(
    fc.property(fc.nat(1500), fc.array(fc.tuple(fc.nat(2000), events), { maxLength: 8 }), (trust, happening) => {
      const [ours, theirs]: [string[], string[]] = [[], []]
      const [a, b] = [kernelAtZero(), kernelAtZero()]
      const run = new MachineRun(a, healthMachine, { host: controllerOn(a, trust, ours) })
      const actor = createActor(healthMachine, { clock: clockOf(b), input: { host: controllerOn(b, trust, theirs) } }).start()
      for (const [time, event] of happening) {
        a.run(simTimeOf(a.now + time))
        b.run(simTimeOf(b.now + time))
        run.send(event)
        actor.send(event)
      }
      a.run(simTimeOf(30_000))
      b.run(simTimeOf(30_000))
      expect([...ours, run.state]).toEqual([...theirs, actor.getSnapshot().value])
    }),
  )
})

it('refuses a machine that needs XState itself, as one whose context changes', () => {
  const counter = createMachine({ id: 'counter', context: { n: 0 }, initial: 'on', states: { on: { entry: assign({ n: 1 }) } } })
  expect(() => new MachineRun(kernelAtZero(), counter, { n: 0 })).toThrow(/counter: .* is no plain function/)
})
