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

/** Whole objects by their kind, in front of all else. */
function kindsAt(model: monaco.editor.ITextModel, position: monaco.Position): Item[] {
  const { startColumn, endColumn } = model.getWordAtPosition(position) ?? { startColumn: position.column, endColumn: position.column }
  const { lineNumber } = position
  const { Snippet } = monaco.languages.CompletionItemKind
  const { InsertAsSnippet } = monaco.languages.CompletionItemInsertTextRule
  const range = new monaco.Range(lineNumber, startColumn, lineNumber, endColumn)
  return Object.entries(KIND_SNIPPETS).map(([label, insertText], nth) => ({
    label,
    insertText,
    kind: Snippet,
    insertTextRules: InsertAsSnippet,
    range,
    sortText: String(nth).padStart(2, '0'),
  }))
}

/** What the schema offers, each once; in an empty document kinds, too: the schema only knows the fields that an object begins with. */
export const withKinds = (provider: Provider): Provider => ({
  ...provider,
  async provideCompletionItems(model, position, context, token) {
    const found = await provider.provideCompletionItems(model, position, context, token)
    const kinds = isBlank(model.getLinesContent(), position.lineNumber - 1) ? kindsAt(model, position) : []
    if (!found && kinds.length === 0) return found
    return { ...found, suggestions: distinct([...kinds, ...(found?.suggestions ?? [])]) }
  },
})
