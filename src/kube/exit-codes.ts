/** The exit code of a process that SIGKILL ends: 128 and the signal's number. */
export const SIGKILLED = 137
