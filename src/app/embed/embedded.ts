/** Whether the page is a part of another one: it stores nothing, and shows the timeline alone. */
export const isEmbedded = new URLSearchParams(globalThis.location?.search ?? '').has('embed')
