/** The command line: the same core as the app, without the DOM. */
import '../messages/all.ts'
import { run } from './run.ts'

process.exitCode = run(process.argv.slice(2))
