import { diffLines } from 'diff'
import { useMemo } from 'react'
import { goYaml } from '../../base/go-yaml.ts'
import type { Pod } from '../../kube/types.ts'
import { t } from '../../messages/index.ts'
import type { PodKey } from '../../simulation/trace.ts'
import { showWithin } from '../layout/scroll.ts'
import { usePodBefore } from './usePod.ts'

/** Lines that stand together: kept, new, or gone since the last change. */
interface Block {
  readonly id: string
  readonly change: 'same' | 'added' | 'removed'
  readonly text: string
}

/** What changes with every write and says nothing. */
const UNTOLD: ReadonlySet<string> = new Set(['resourceVersion', 'managedFields'])

/** As kubectl prints it, without what nobody compares. */
function yamlOf(pod: Pod): string {
  const metadata = Object.fromEntries(Object.entries(pod.metadata).filter(([name]) => !UNTOLD.has(name)))
  return goYaml({ ...pod, metadata })
}

/** The lines of a text in blocks, with those of the one before that are gone; all the same when there was none before. */
function blocksSince(before: string | null, now: string): readonly Block[] {
  let line = 0
  return diffLines(before ?? now, now).map(({ value, added, removed }) => {
    const change = added ? 'added' : removed ? 'removed' : 'same'
    const id = `${change}/${line}/${value.length}`
    line += value.split('\n').length
    return { id, change, text: value.replace(/\n$/, '') }
  })
}

/** What `kubectl get pod -o yaml` prints at the cursor, with what the last change of the object changed. */
export function PodYaml({ pod, podKey }: { pod: Pod | null; podKey: PodKey | null }) {
  const before = usePodBefore(podKey)
  const blocks = useMemo(() => (pod ? blocksSince(before && yamlOf(before), yamlOf(pod)) : []), [pod, before])
  if (!pod) return <p className="note">{t('app.no-pod-now')}</p>
  const first = blocks.find(({ change }) => change !== 'same')
  return (
    <section className="pod-yaml" aria-label={t('app.yaml')} data-testid="pod-yaml">
      {blocks.map((block) => (
        <YamlBlock key={block.id} block={block} isFirst={block === first} />
      ))}
    </section>
  )
}

const SIGNS = { same: '  ', added: '+ ', removed: '− ' } as const

function reveal(element: HTMLElement | null): void {
  if (element) showWithin(element, 'middle')
}

/** The first change is brought into sight. */
function YamlBlock({ block: { change, text }, isFirst }: { block: Block; isFirst: boolean }) {
  const rows = text.replace(/^/gm, SIGNS[change])
  const ref = isFirst ? reveal : undefined
  if (change === 'added') return <ins ref={ref}>{rows}</ins>
  return change === 'removed' ? <del ref={ref}>{rows}</del> : <div>{rows}</div>
}
