/** Resolves when the first frame is on the screen: what is not needed for it loads after that. */
export const afterPaint = new Promise<void>((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve, 0))
})
