/**
 * Measures Podscope and prints the figures as JSON: each the median of its runs, its goal beside it. The arguments are the bundle of
 * play.ts, the project's folder, and words: only figures whose names have one of them are measured.
 */
import { cpus, loadavg } from 'node:os'
import { openStage } from '../stage.ts'
import { type Figure, measure } from './figure.ts'
import { firstPaintMeasurement } from './first-paint.ts'
import { sharingMeasurements } from './sharing.ts'
import { simulationMeasurements } from './simulation.ts'
import { typingMeasurement } from './typing.ts'
import { zoomingMeasurements } from './zooming.ts'

const [player = '', root = '', ...words] = process.argv.slice(2)
const stage = await openStage(root)
const measurements = [
  ...simulationMeasurements(player),
  firstPaintMeasurement(stage),
  typingMeasurement(stage, root),
  ...zoomingMeasurements(stage),
  ...sharingMeasurements(stage, root),
]
const figures: Figure[] = []
for (const measurement of measurements) {
  const names = measurement.figures.map(({ name }) => name.toLowerCase())
  if (words.length > 0 && !names.some((name) => words.some((word) => name.includes(word.toLowerCase())))) continue
  process.stderr.write(`${names.join('; ')}\n`)
  figures.push(...(await measure(measurement)))
}
await stage.close()
const machine = { processors: cpus().length, load: loadavg()[0], node: process.version, chromium: stage.version }
console.log(JSON.stringify({ machine, figures }, null, 2))
