import { expect, it } from 'vitest'
import { choicesAt, targetName, targetOf, targetsIn } from '../../../src/app/inject/targets.ts'
import { simTimeOf } from '../../../src/base/time.ts'
import { buildLanes } from '../../../src/lanes/index.ts'
import { readManifest } from '../../../src/manifest/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'

const deployment = (name: string, container: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: 30
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: ${container}, image: "example/app:1"}]}
`
const AT = simTimeOf(60_000)

function modelOf(text: string) {
  const { world } = readManifest(text, 'world.yaml')
  if (!world) throw new Error('the world is refused')
  return buildLanes(simulate(world), world)
}

it('says in how many Pods a fault strikes, and lets one of them be chosen, the selected one first', () => {
  const model = modelOf(deployment('web', 'app'))
  const all = targetsIn(null, model)
  const usual = targetOf(null, model, null)
  expect(usual && targetName(model, all, usual, AT)).toBe('app in every Pod of Deployment web (30)')
  const pod = model.groups.at(-1)?.pod ?? ''
  const lane = model.lanes.find((one) => one.pod === pod)?.id ?? ''
  const [every, first, ...others] = choicesAt(null, model, AT, lane)
  expect(every?.key).toBe(usual?.key)
  expect(first?.pods).toEqual([pod])
  expect(first && targetName(model, all, first, AT)).toBe(`${pod.slice('default/'.length)} / app`)
  expect(others.length).toBe(19)
  // What is selected is meant; what was chosen by hand before is meant rather.
  expect(targetOf(null, model, null, lane)?.pods).toEqual([pod])
  expect(targetOf(null, model, every?.key ?? '', lane)?.pods).toHaveLength(30)
  expect(targetOf(null, model, first?.key ?? '')?.pods).toEqual([pod])
})

it('names the Pod where two workloads have a container of that name', () => {
  const model = modelOf(`${deployment('web', 'app')}---\n${deployment('api', 'app')}`)
  const all = targetsIn(null, model)
  expect(all.map((target) => targetName(model, all, target, AT).replace(/-.*?(?= \/)/, ''))).toEqual(['web / app', 'api / app'])
})

it('means the first workload of the text, whichever has its Pods first', () => {
  const set = deployment('db', 'pg').replace('Deployment', 'StatefulSet').replace('replicas: 30', 'replicas: 2\n  serviceName: db')
  const model = modelOf(`${deployment('shop', 'app')}---\n${set}`)
  expect(targetsIn(null, model).map(({ name, container }) => `${name} ${container}`)).toEqual(['Deployment shop app', 'StatefulSet db pg'])
  expect(targetOf(null, model, null)?.container).toBe('app')
})
