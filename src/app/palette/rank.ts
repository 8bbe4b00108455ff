/** How well a label, and then its hint, hold all words of a query: 0 where one is in neither. Letters strewn over a long text are no find. */
export function rank(label: string, query: string, hints: readonly string[] = []): number {
  const [name, hint] = [label.toLowerCase(), hints.join(' ').toLowerCase()]
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (!words.every((word) => name.includes(word) || hint.includes(word))) return 0
  const inName = words.filter((word) => name.includes(word)).length / Math.max(1, words.length)
  const begins = words[0] !== undefined && name.startsWith(words[0]) ? 0.2 : 0
  return 0.3 + 0.5 * inName + begins
}
