import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { t } from '../../messages/index.ts'
import { useUi } from '../store/ui.ts'
import { IconButton } from '../topbar/IconButton.tsx'
import './Modal.css'

/** Closes the dialog that lies over the page. */
export const closeModal = (): void => useUi.getState().set({ dialog: null })

interface Props {
  readonly title: string
  /** Class of the box, which gives it its width. */
  readonly className: string
  /** What stands beside the title. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** A dialog over the page: its title and a way out stay in sight, and what it holds scrolls. */
export const Modal = ({ title, className, tools, children }: Props) => (
  <Dialog.Root
    open
    onOpenChange={(open) => {
      if (!open) closeModal()
    }}
  >
    <Dialog.Portal>
      <Dialog.Overlay className="modal-veil">
        <Dialog.Content className={`modal ${className}`} aria-describedby={undefined}>
          <div className="modal-head">
            <Dialog.Title>{title}</Dialog.Title>
            {tools}
            <IconButton icon="close" label={t('app.close')} onClick={closeModal} />
          </div>
          <div className="modal-body">{children}</div>
        </Dialog.Content>
      </Dialog.Overlay>
    </Dialog.Portal>
  </Dialog.Root>
)
