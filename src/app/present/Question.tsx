import { useEffect } from 'react'
import type { Changed } from '../../lanes/changed.ts'
import { t } from '../../messages/index.ts'
import { faultWords, laneName, markWords, stateWords } from '../../timeline/words.ts'
import { Glyph } from '../icons/Icon.tsx'
import { formatTime } from '../format.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { Causes } from '../inspector/Causes.tsx'
import { selectedItem } from '../inspector/selected.ts'
import { useWhy } from '../inspector/why.ts'
import { answer, askAgain, followSteps, questionNow, uncoverAnswer, useAsked } from './question.ts'
import type { Now } from './question.ts'
import './Question.css'

/** Changes of one step that a room can read. */
const FEW = 2

/**
 * What happens next? Up to four answers, on keys 1 to 4; when time gets there, tick and cross tell whether one is right, and the chain why.
 * A step that does not answer it says what it uncovered.
 */
export function Question() {
  useAsked()
  const model = useRun((state) => state.model)
  const cursor = useInputs((state) => state.cursor)
  useEffect(followSteps, [])
  const now = questionNow()
  return (
    <section className="question" aria-label={t('timeline.future')}>
      {now ? <Asking now={now} /> : null}
      {/* Always there, so that a screen reader hears its words change. */}
      <p className={now?.isAnswered ? 'hidden' : 'note'} aria-live="polite">
        {now ? situation(now) : t(model && cursor >= model.end ? 'present.end' : 'present.nobody')}
      </p>
      {now ? <Answers now={now} /> : null}
    </section>
  )
}

function Asking({ now: { question, isAnswered } }: { now: Now }) {
  const pod = question.lane.pod?.slice(question.lane.pod.indexOf('/') + 1) ?? ''
  return <h2>{t(isAnswered ? 'present.answer' : 'present.question', { pod, time: formatTime(question.at) })}</h2>
}

function Answers({ now: { question, isAnswered, chosen } }: { now: Now }) {
  return (
    <>
      <ol>
        {question.answers.map((text, index) => {
          const isRight = index === question.right
          const mark = isAnswered && isRight ? 'right' : isAnswered && index === chosen ? 'wrong' : ''
          return (
            <li key={text}>
              <button type="button" className={`answer ${mark}`} disabled={isAnswered} onClick={() => answer(index)}>
                <kbd>{index + 1}</kbd>
                <span>{text === question.now.label ? t('present.stays', { state: text }) : text}</span>
                {mark === 'right' ? <Glyph name="done" tone="live" /> : mark === 'wrong' ? <Glyph name="error" tone="fail" /> : null}
                {mark === '' ? null : <span className="hidden">{t(mark === 'right' ? 'present.right' : 'present.wrong')}</span>}
              </button>
            </li>
          )
        })}
      </ol>
      {isAnswered ? <Reason /> : null}
      <button type="button" className="button" onClick={isAnswered ? askAgain : uncoverAnswer}>
        {t(isAnswered ? 'present.again' : 'present.uncover')}
      </button>
    </>
  )
}

/** What STATUS says, and what the last step brought that STATUS does not show; once it is answered, the answer. */
function situation({ question, isAnswered, changes }: Now): string {
  const state = question.now.label
  if (isAnswered) return t('present.now', { state: question.answers[question.right] ?? state })
  if (changes.length === 0) return t('present.now', { state })
  const words = [...new Set(changes.map(changeWords))].slice(0, FEW).join(', ')
  return t('present.uncovered', { changes: words, state })
}

function changeWords({ lane, item, what }: Changed): string {
  if (!('state' in item)) return markWords(lane, item)
  if (item.state.kind === 'fault') return what === 'ended' ? t('present.over', { fault: faultWords(item.state) }) : faultWords(item.state)
  return t('app.selected', { lane: laneName(lane), state: stateWords(item) })
}

/** Why it came as it did, in few steps. */
function Reason() {
  const { place, why } = useWhy()
  const model = useRun((state) => state.model)
  return why && place ? <Causes steps={why.steps} effect={selectedItem(model, place)} brief /> : null
}
