/** Lines of a command's output that stand on standard error. */
const COMPLAINTS = /^(?:error: |Error from server|Warning: |Flag --\S+ has been deprecated|The .* is invalid: |error when )/

/** Whether a line of kubectl's output stands on standard error. */
export const isComplaint = (line: string): boolean => COMPLAINTS.test(line)

/** Whether a line says that something was refused: a warning refuses nothing. */
export const isRefusal = (line: string): boolean => isComplaint(line) && !/^(?:Warning: |Flag --)/.test(line)

/** What a command's output says was refused, the first sentence of it; null where nothing was. A warning refuses nothing. */
export const refusalIn = (output: string): string | null => output.split('\n').find(isRefusal) ?? null
