import { t } from '../../messages/index.ts'
import { isEmbedded } from '../embed/embedded.ts'
import { formatLength } from '../format.ts'
import { simulator } from '../store/session.ts'
import { useRun } from '../store/run.ts'
import type { Trouble as TroubleKind } from '../store/run.ts'
import { useUi } from '../store/ui.ts'
import { ms } from '../../base/time.ts'

/** What stands over the last good picture. */
export function troubleText(trouble: TroubleKind): string {
  switch (trouble.kind) {
    case 'refused':
      return trouble.line === null || trouble.byServer
        ? t('app.trouble.refused', { message: trouble.message })
        : t('app.trouble.line', { line: trouble.line, message: trouble.message })
    case 'failed':
      return t('app.trouble.failed', { message: trouble.message })
    case 'stopped':
      return t(trouble.why === 'asked' ? 'app.trouble.stopped' : 'app.trouble.too-long')
  }
}

/** Why the picture is not that of the text, with the way to the line; and how far a long simulation is, with the way to end it. */
export function Trouble() {
  const trouble = useRun((state) => state.trouble)
  const hasPicture = useRun((state) => state.model !== null)
  const overdue = useRun((state) => state.overdue)
  const progress = useRun((state) => state.progress)
  const line = trouble?.kind === 'refused' ? trouble.line : null
  return (
    <div className="trouble-box" aria-live="polite">
      {trouble ? (
        <p className="trouble" data-testid="trouble">
          <span>{troubleText(trouble)}</span>
          {hasPicture ? <span className="quiet">{t('app.trouble.kept')}</span> : null}
          {line === null || isEmbedded ? null : (
            <button type="button" className="link" onClick={() => useUi.getState().set({ goTo: { line } })}>
              {t('app.trouble.go', { line })}
            </button>
          )}
        </p>
      ) : null}
      {overdue ? (
        <p className="trouble">
          <span>
            {progress
              ? t('app.simulated', { done: formatLength(ms(progress.share * progress.of)), of: formatLength(progress.of) })
              : t('app.simulating')}
          </span>
          <button type="button" className="link" onClick={() => simulator.stop()}>
            {t('app.stop')}
          </button>
        </p>
      ) : null}
    </div>
  )
}
