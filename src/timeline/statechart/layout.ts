import { Graph, layout } from '@dagrejs/dagre'
import type { Chart, ChartEdge, ChartState } from './types.ts'

/** Sizes in the picture's own units, pixels at scale 1. */
const LETTER = 6.9
const SMALL_LETTER = 6.7
/** From one line of small type to the next. */
export const ROW = 14
const PAD = 10
const TITLE = 26

export interface Point {
  readonly x: number
  readonly y: number
}

/** A state with its middle and its size. */
export interface PlacedState extends ChartState, Point {
  readonly width: number
  readonly height: number
}

/** An edge with the points that its line goes through, and the middle of its label. */
export interface PlacedEdge extends ChartEdge {
  readonly id: string
  readonly points: readonly Point[]
  readonly label: Point
}

export interface PlacedChart {
  readonly states: readonly PlacedState[]
  readonly edges: readonly PlacedEdge[]
  readonly width: number
  readonly height: number
}

/** The node that stands for whatever state there is. */
const ANY = '*'

const sizeOf = ({ key, inner }: ChartState): { width: number; height: number } => ({
  width: Math.max(key.length * LETTER, ...inner.map((line) => line.length * SMALL_LETTER)) + 2 * PAD,
  height: TITLE + inner.length * ROW + (inner.length > 0 ? 4 : 0),
})

/** Finds a place for each state and a way for each edge: rather high than wide, as the pane is. */
export function placed({ states, edges }: Chart): PlacedChart {
  const graph = new Graph({ directed: true, multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 14, ranksep: 22, edgesep: 6, marginx: 6, marginy: 6, ranker: 'longest-path' })
  const nodes: ChartState[] = [...states]
  if (edges.some(({ from }) => from === null)) nodes.unshift({ key: ANY, kind: 'plain', inner: [] })
  for (const state of nodes) graph.setNode(state.key, state.key === ANY ? { width: 22, height: 22 } : sizeOf(state))
  edges.forEach(({ from, to, events }, i) => {
    const width = Math.max(1, ...events.map((event) => event.length * SMALL_LETTER))
    graph.setEdge(from ?? ANY, to, { width, height: Math.max(1, events.length * ROW), labelpos: 'c' }, String(i))
  })
  layout(graph)
  const size = graph.graph()
  return {
    width: size.width ?? 0,
    height: size.height ?? 0,
    states: nodes.map((state) => {
      const { x = 0, y = 0, width = 0, height = 0 } = graph.node(state.key) as Partial<PlacedState>
      return { ...state, x, y, width, height }
    }),
    edges: edges.map((edge, i) => {
      const { points = [], x = 0, y = 0 } = graph.edge(edge.from ?? ANY, edge.to, String(i)) as { points?: Point[]; x?: number; y?: number }
      return { ...edge, id: `${edge.from ?? ANY}>${edge.to}`, points, label: { x, y } }
    }),
  }
}
