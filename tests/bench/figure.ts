/** One run's values, by the names of the figures that they belong to. */
export type Values = Readonly<Record<string, number>>

/** Something that is measured a few times. One run may yield several figures. */
export interface Measurement {
  readonly figures: readonly FigureHead[]
  readonly runs: number
  readonly run: () => Promise<Values>
}

export interface FigureHead {
  readonly name: string
  readonly unit: 'ms' | 'MB' | 'KB'
  /** The median is to be below this; null when no goal is set. */
  readonly goal: number | null
}

export interface Figure extends FigureHead {
  readonly median: number
  readonly met: boolean | null
  readonly runs: readonly number[]
}

/** The value below which `share` of the values lie, by the nearest rank. There is at least one. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

const rounded = (value: number): number => Math.round(value * 10) / 10

/** Carries out a measurement's runs, one after the other. */
export async function measure({ figures, runs, run }: Measurement): Promise<Figure[]> {
  const all: Values[] = []
  for (let i = 0; i < runs; i++) all.push(await run())
  return figures.map((head) => {
    const values = all.map(({ [head.name]: value }) => {
      if (value === undefined) throw new Error(`"${head.name}" was not measured`)
      return rounded(value)
    })
    const median = percentile(values, 0.5)
    return { ...head, median, met: head.goal === null ? null : median < head.goal, runs: values }
  })
}
