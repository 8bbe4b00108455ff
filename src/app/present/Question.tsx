import { t } from '../../messages/index.ts'
import { Glyph } from '../icons/Icon.tsx'
import { nextChange } from '../actions.ts'
import { formatTime } from '../format.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { Causes } from '../inspector/Causes.tsx'
import { selectedItem } from '../inspector/selected.ts'
import { useWhy } from '../inspector/why.ts'
import { answer, questionNow, useAsked } from './question.ts'
import './Question.css'

/** What happens next? Up to four answers, on keys 1 to 4; when time gets there, tick and cross tell whether one is right, and the chain why. */
export function Question() {
  useAsked()
  useRun((state) => state.model)
  useInputs((state) => state.cursor)
  const now = questionNow()
  if (!now) return <p className="note">{t('timeline.future')}</p>
  const { question, chosen } = now
  const pod = question.lane.pod?.slice(question.lane.pod.indexOf('/') + 1) ?? ''
  const isDone = chosen !== null
  return (
    <section className="question" aria-label={t('timeline.future')}>
      <h2>{t(isDone ? 'present.answer' : 'present.question', { pod, time: formatTime(question.at) })}</h2>
      {isDone ? null : <p className="note">{t('present.now', { state: question.now.label })}</p>}
      <ol>
        {question.answers.map((text, index) => {
          const isRight = index === question.right
          const mark = isDone && isRight ? 'right' : isDone && index === chosen ? 'wrong' : ''
          return (
            <li key={text}>
              <button type="button" className={`answer ${mark}`} disabled={isDone} onClick={() => answer(index)}>
                <kbd>{index + 1}</kbd>
                <span>{text === question.now.label ? t('present.stays', { state: text }) : text}</span>
                {mark === 'right' ? <Glyph name="done" tone="live" /> : mark === 'wrong' ? <Glyph name="error" tone="fail" /> : null}
                {mark === '' ? null : <span className="hidden">{t(mark === 'right' ? 'present.right' : 'present.wrong')}</span>}
              </button>
            </li>
          )
        })}
      </ol>
      {isDone ? <Reason /> : null}
      {isDone ? (
        <button type="button" className="button" onClick={() => useAsked.setState({ answered: null })}>
          {t('present.again')}
        </button>
      ) : (
        <button type="button" className="button" onClick={nextChange}>
          {t('present.uncover')}
        </button>
      )}
    </section>
  )
}

/** Why it came as it did, in few steps. */
function Reason() {
  const { place, why } = useWhy()
  const model = useRun((state) => state.model)
  return why && place ? <Causes steps={why.steps} effect={selectedItem(model, place)} brief /> : null
}
