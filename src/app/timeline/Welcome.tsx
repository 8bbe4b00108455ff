import { t } from '../../messages/index.ts'
import { useRecordedAlone } from '../store/compare.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'

/** What to do first, in a line under the ruler until somebody has done it. */
export function Welcome() {
  const welcomed = useInputs((state) => state.welcomed)
  const hasPods = useRun((state) => state.model !== null && state.model.groups.length > 0)
  const broken = useRun((state) => state.trouble !== null)
  const recorded = useRecordedAlone()
  return welcomed || recorded || !hasPods || broken ? null : <p className="welcome">{t('app.welcome')}</p>
}
