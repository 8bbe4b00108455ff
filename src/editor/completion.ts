import { isBlank, KIND_SNIPPETS } from './kind-snippets.ts'
import { monaco } from './monaco.ts'

type Provider = monaco.languages.CompletionItemProvider
type Item = monaco.languages.CompletionItem

const labelOf = ({ label }: Item): string => (typeof label === 'string' ? label : label.label)

/** Each offer once: those of one name that write different things are told by what they write. */
function distinct(items: readonly Item[]): Item[] {
  const many = (item: Item): boolean => items.some((other) => labelOf(other) === labelOf(item) && other.insertText !== item.insertText)
  const told = items.map((item) => (many(item) ? { ...item, label: item.insertText.trim().split('\n')[0] ?? labelOf(item) } : item))
  return [...new Map(told.toReversed().map((item) => [labelOf(item), item])).values()].toReversed()
}

/** What the schema offers, each once; kinds in an empty document, where the schema only knows that an object is to come. */
export const withKinds = (provider: Provider): Provider => ({
  ...provider,
  async provideCompletionItems(model, position, context, token) {
    if (isBlank(model.getLinesContent(), position.lineNumber - 1)) {
      const { startColumn, endColumn } = model.getWordAtPosition(position) ?? { startColumn: position.column, endColumn: position.column }
      const { lineNumber } = position
      const { Snippet } = monaco.languages.CompletionItemKind
      const { InsertAsSnippet } = monaco.languages.CompletionItemInsertTextRule
      const range = new monaco.Range(lineNumber, startColumn, lineNumber, endColumn)
      const suggestions = Object.entries(KIND_SNIPPETS).map(
        ([label, insertText], nth): Item => ({
          label,
          insertText,
          kind: Snippet,
          insertTextRules: InsertAsSnippet,
          range,
          sortText: String(nth).padStart(2, '0'),
        }),
      )
      return { suggestions }
    }
    const found = await provider.provideCompletionItems(model, position, context, token)
    return found && { ...found, suggestions: distinct(found.suggestions) }
  },
})
