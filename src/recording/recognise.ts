/** Whether a text begins as a watch stream does: an event of a watch, in JSON or YAML. */
export const isWatchStream = (text: string): boolean =>
  /^(?:\uFEFF|[$#>] .*\n|\s)*\{\s*"(?:at|type|object)"\s*:/.test(text)
    ? /"type"\s*:/.test(text) && /"object"\s*:/.test(text)
    : /^(?:\uFEFF|[$#>] .*\n|---[^\S\n]*\n|\s)*(?:type:\s*"?[A-Z]+"?\s*\n)?object:\s*\n\s+\w/.test(text)

/** Whether a text holds what an API server stores: a watch stream, or objects with what only it gives them. */
export const isRecording = (text: string): boolean =>
  isWatchStream(text) ||
  (/\bcreationTimestamp"?:\s*"?\d{4}-/.test(text) && /\buid"?:\s*"?[\da-f]{8}-/.test(text) && /\bstatus"?:/.test(text))
