import { useEffect } from 'react'
import { t } from '../../messages/index.ts'
import { allFaults } from '../inject/edits.ts'
import { PodRow } from '../inspector/PodRow.tsx'
import { useShownPodKey, usePodAtCursor } from '../inspector/usePod.ts'
import { Why } from '../inspector/Why.tsx'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { useUi } from '../store/ui.ts'
import { TimelineHost } from '../timeline/TimelineHost.tsx'
import { Brand } from '../topbar/Brand.tsx'
import { Clock, StepKeys } from '../transport/Transport.tsx'
import { followCursor } from './follow.ts'
import { togglePresenting } from './mode.ts'
import { Question } from './Question.tsx'
import { answersOpen, useAsked } from './question.ts'
import { useLaser } from './useLaser.ts'
import '../transport/Transport.css'
import '../inspector/Inspector.css'
import './Present.css'

/** For a room: the timeline and why, readable from the last row, step by step. */
export function PresentLayout() {
  const preset = useInputs((state) => state.preset)
  const futureHidden = useUi((state) => state.futureHidden)
  const pod = usePodAtCursor(useShownPodKey())
  useLaser()
  useEffect(followCursor, [])
  return (
    <div className="present">
      <header className="present-top" data-region="topbar">
        <Brand />
        <h1>{preset === null ? t('app.preset.own') : t(`presets.${preset}.title`)}</h1>
        <span className="spacer" />
        {pod ? <PodRow pod={pod} headed={false} /> : null}
      </header>
      <main>
        <TimelineHost brief />
      </main>
      <section className="present-why inspector" aria-label={t('app.inspector')} data-region="inspector">
        {futureHidden ? <Question /> : <Why detail="room" />}
      </section>
      <footer data-region="transport">
        <div className="present-keys" role="toolbar" aria-label={t('app.transport')}>
          <StepKeys />
        </div>
        <Clock />
        <span className="spacer" />
        <Hints />
      </footer>
    </div>
  )
}

/** How many of the answers to the question that is up digits give; null without the cover. */
function useAnswers(): number | null {
  const futureHidden = useUi((state) => state.futureHidden)
  useAsked()
  useRun((state) => state.model)
  return useInputs(() => (futureHidden ? answersOpen() : null))
}

/** Digits that are keys. */
const DIGITS = 9

function Hints() {
  const answers = useAnswers()
  const keys = answers ?? Math.min(DIGITS, allFaults().length)
  return (
    <>
      <span className="present-hint">
        <kbd>,</kbd>
        <kbd>.</kbd>
        {t('present.hint.step')}
      </span>
      <span className="present-hint">
        <kbd>H</kbd>
        {t('present.hint.hide')}
      </span>
      {keys > 0 ? (
        <span className="present-hint">
          <kbd>1</kbd>–<kbd>{keys}</kbd>
          {t(answers !== null ? 'present.hint.answer' : 'present.hint.inject')}
        </span>
      ) : null}
      <span className="present-hint">
        <kbd>Alt</kbd>
        {t('present.hint.laser')}
      </span>
      <button type="button" className="present-hint" onClick={togglePresenting}>
        <kbd>Esc</kbd>
        {t('present.leave')}
      </button>
    </>
  )
}
