/** A command line that cannot be carried out; the message says what is known instead. */
export class UsageError extends Error {}

export const USAGE = `Usage:
  podscope simulate WORLD.yaml [-o watch|lanes|events] [--until 24h] [--seed 7]
      Plays a world and prints what the API server would send: one JSON object a line
      (watch, the default), one lane a line (lanes), or the Events (events).
  podscope validate FILE.yaml
      Prints what kubectl and the API server answer to the file. Exit status 1: refused.
  podscope compare RECORDING [WORLD.yaml | SIMULATED.jsonl]
      Compares a recording (what kubectl get -w --output-watch-events -o json prints, or a folder
      of watch*.jsonl, also gzipped) with a simulation of the world, by default of the folder's
      world.yaml, or with a watch stream, and prints what differs, lane by lane.
      Exit status 1: something differs.
  podscope kubectl WORLD.yaml [--at 40s] [--seed 7] -- get pods -o wide
      Prints what kubectl prints at a moment of a world, by default at its end. A command that
      changes something is carried out at that moment. Exit status: kubectl's.
  podscope --help`
