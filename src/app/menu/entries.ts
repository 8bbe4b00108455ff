/** What a menu holds; the same data feeds the menus and the command palette. */
export type MenuEntry =
  | {
      readonly kind: 'item'
      readonly id: string
      readonly label: string
      readonly hint?: string
      readonly checked?: boolean
      readonly disabled?: boolean
      readonly pick: () => void
    }
  | { readonly kind: 'group'; readonly id: string; readonly label: string; readonly entries: readonly MenuEntry[] }
  | { readonly kind: 'line'; readonly id: string }
