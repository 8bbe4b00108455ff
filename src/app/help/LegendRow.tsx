import type { ReactNode } from 'react'
import { t } from '../../messages/index.ts'
import type { MessageKey } from '../../messages/index.ts'

/** A sample of a mark, drawn in 84 × 30 px, and its meaning. */
export const LegendRow = ({ text, children }: { text: MessageKey; children: ReactNode }) => (
  <div className="lg-row">
    <svg className="plot sample" width="84" height="30" viewBox="0 0 84 30" aria-hidden="true">
      {children}
    </svg>
    <span>{t(text)}</span>
  </div>
)
