import type { Mark } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'

/** A mark in a few words. */
export function markText(mark: Mark): string {
  switch (mark.kind) {
    case 'attempt':
      return t(`app.mark.${mark.result}`, { run: mark.run, threshold: mark.threshold })
    case 'exit':
      return t('app.mark.exit', { reason: mark.reason, code: mark.exitCode })
    case 'signal':
      return mark.signal
    case 'hook':
      return mark.exitCode === null ? mark.hook : t('app.mark.hook', { hook: mark.hook, code: mark.exitCode })
    case 'event':
      return mark.count > 1 ? t('app.mark.event', { reason: mark.reason, count: mark.count }) : mark.reason
  }
}
