/** The command line: the same core as the app, without the DOM. */
import { run } from './run.ts'

process.exitCode = run(process.argv.slice(2))
