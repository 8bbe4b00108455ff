import type { ButtonHTMLAttributes } from 'react'
import { Icon } from '../icons/Icon.tsx'
import type { IconName } from '../icons/Icon.tsx'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: IconName
  /** Its name for assistive technology and its tooltip. */
  readonly label: string
}

/** A button that is only an icon. */
export const IconButton = ({ icon, label, className = '', ...rest }: Props) => (
  <button type="button" className={`icon ${className}`} aria-label={label} title={label} {...rest}>
    <Icon name={icon} />
  </button>
)
