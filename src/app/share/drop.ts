const CLASS = 'is-dropping'

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false

/** Files that are dropped anywhere on the page are opened. */
export function acceptDrops(): void {
  const { classList } = document.documentElement
  addEventListener(
    'dragover',
    (event) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      classList.add(CLASS)
    },
    { capture: true },
  )
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) classList.remove(CLASS)
  })
  addEventListener(
    'drop',
    (event) => {
      classList.remove(CLASS)
      const [file] = event.dataTransfer?.files ?? []
      if (!file) return
      event.preventDefault()
      event.stopPropagation()
      void import('./import.ts').then(({ openFile }) => openFile(file))
    },
    { capture: true },
  )
}
