import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { t } from '../../messages/index.ts'
import { useUi } from '../store/ui.ts'
import { IconButton } from '../topbar/IconButton.tsx'
import './Modal.css'

/** Closes the dialog that lies over the page. */
export const closeModal = (): void => useUi.getState().set({ dialog: null })

const never = (): boolean => false

interface Props {
  readonly title: string
  /** Class of the box, which gives it its width. */
  readonly className: string
  /** What stands beside the title. */
  readonly tools?: ReactNode
  readonly children: ReactNode
  /** Another way to close than that of the page's own dialogs. */
  readonly onClose?: () => void
  /** Whether Escape and a click beside the box leave it open. */
  readonly isHeld?: () => boolean
}

/** A dialog over the page: its title and a way out stay in sight, and what it holds scrolls. */
export const Modal = ({ title, className, tools, children, onClose = closeModal, isHeld = never }: Props) => (
  <Dialog.Root
    open
    onOpenChange={(open) => {
      if (!open) onClose()
    }}
  >
    <Dialog.Portal>
      <Dialog.Overlay className="modal-veil">
        <Dialog.Content
          className={`modal ${className}`}
          aria-describedby={undefined}
          onEscapeKeyDown={(event) => isHeld() && event.preventDefault()}
          onPointerDownOutside={(event) => isHeld() && event.preventDefault()}
        >
          <div className="modal-head">
            <Dialog.Title>{title}</Dialog.Title>
            {tools}
            <IconButton icon="close" label={t('app.close')} onClick={onClose} />
          </div>
          <div className="modal-body">{children}</div>
        </Dialog.Content>
      </Dialog.Overlay>
    </Dialog.Portal>
  </Dialog.Root>
)
