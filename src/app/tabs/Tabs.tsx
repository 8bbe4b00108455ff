import type { KeyboardEvent, ReactNode } from 'react'

export interface TabsProps<Id extends string> {
  readonly label: string
  readonly tabs: readonly { readonly id: Id; readonly label: ReactNode; readonly disabled?: boolean }[]
  readonly selected: Id
  readonly onSelect: (id: Id) => void
  /** A tab was pressed, and not only passed with the arrows: what it shows may take the focus. */
  readonly onPress?: (id: Id) => void
  /** The id of the panel that all of them fill. */
  readonly controls: string
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

/** Tabs over one panel; arrows go from one to the next, and only the selected one takes Tab. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect, onPress, controls }: TabsProps<Id>) {
  const move = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const open = tabs.filter(({ disabled }) => !disabled)
    const next = open[(open.findIndex((tab) => tab.id === selected) + step + open.length) % open.length]
    if (!next) return
    onSelect(next.id)
    const button = event.currentTarget.parentElement?.children[tabs.indexOf(next)]
    if (button instanceof HTMLElement) button.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-label={label}>
      {tabs.map((tab) => (
        <button
          type="button"
          role="tab"
          key={tab.id}
          disabled={tab.disabled}
          aria-selected={tab.id === selected}
          aria-controls={controls}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => {
            onSelect(tab.id)
            onPress?.(tab.id)
          }}
          onKeyDown={move}
        >
          {tab.label}
        </button>
      ))}
    </div>
  )
}
