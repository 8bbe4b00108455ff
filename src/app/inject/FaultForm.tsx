import { Popover } from 'radix-ui'
import { useMemo, useState } from 'react'
import type { FormEvent } from 'react'
import { parseQuantity } from '../../base/quantity.ts'
import { parseGoDuration } from '../../base/time.ts'
import type { FaultPath } from '../../timeline/types.ts'
import '../../messages/all.ts'
import { t } from '../../messages/index.ts'
import type { Diagnostic } from '../../manifest/reading.ts'
import { Glyph } from '../icons/Icon.tsx'
import { findingsOf } from '../store/findings.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { useUi } from '../store/ui.ts'
import { timelineHandle } from '../timeline/handle.ts'
import { removeFault, replaceFault } from './edits.ts'
import { isFields, specsOf, waysOf } from './fault-fields.ts'
import type { Fields, FieldSpec } from './fault-fields.ts'
import { valueAt } from './rewrite.ts'
import './FaultForm.css'

const read = (fault: Fields, path: readonly string[]): string => {
  const value = path.reduce<unknown>((at, key) => (isFields(at) ? at[key] : undefined), fault)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function write(fault: Fields, [key, ...rest]: readonly string[], value: string | number | undefined): Fields {
  if (key === undefined) return fault
  const inner = fault[key]
  const next = rest.length ? write(isFields(inner) ? inner : {}, rest, value) : value
  const { [key]: _, ...others } = fault
  return next === undefined ? others : { ...fault, [key]: next }
}

function wrong({ kind }: FieldSpec, text: string): boolean {
  switch (kind) {
    case 'number':
      return !/^\d{1,3}$/.test(text)
    case 'duration':
      return parseGoDuration(text) === null
    case 'duration?':
      return text !== '' && parseGoDuration(text) === null
    case 'quantity?':
      return text !== '' && parseQuantity(text) === null
    case 'text':
      return text === ''
  }
}

/** Edits a fault of the Scenario in a small form beside its pennant. */
export function FaultForm() {
  const editing = useUi((state) => state.editing)
  const text = useInputs((state) => state.text)
  const findings = useRun(findingsOf)
  const model = useRun((state) => state.model)
  const path: FaultPath | null = editing?.path ?? null
  const fault = useMemo(() => (path ? valueAt(text, path) : null), [path, text])
  if (!editing || !path || !isFields(fault)) return null
  const close = (): void => {
    useUi.getState().set({ editing: null })
    timelineHandle.current?.focus()
  }
  return (
    <Popover.Root
      open
      onOpenChange={(open) => {
        if (!open) close()
      }}
    >
      <Popover.Anchor className="menu-anchor" style={{ left: editing.x, top: editing.y }} />
      <Popover.Portal>
        <Popover.Content className="fault-form" collisionPadding={8} sideOffset={6} aria-label={t('faults.edit')}>
          <Form
            fault={fault}
            ways={waysOf(model, fault, valueAt(text, path.slice(0, 3)))}
            wrong={findings.filter((finding) => finding.severity !== 'hint' && isAt(finding, path)).map(({ message }) => message)}
            onSave={(next) => {
              void replaceFault(path, next)
              close()
            }}
            onRemove={() => {
              void removeFault(path)
              close()
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** Whether a finding is about what is at a path of the Scenario, or in it. */
const isAt = ({ path }: Diagnostic, fault: FaultPath): boolean => fault[0] === 'spec' && fault.every((key, index) => key === path[index])

/** What is written is a choice, too. */
const withOwn = (choices: readonly string[], own: string): readonly string[] =>
  own === '' || choices.includes(own) ? choices : [...choices, own]

interface FormProps {
  readonly fault: Fields
  /** How its probe can fail. */
  readonly ways: readonly string[]
  /** What kept it from having an effect. */
  readonly wrong: readonly string[]
  readonly onSave: (next: Fields) => void
  readonly onRemove: () => void
}

function Form({ fault, ways, wrong: sentences, onSave, onRemove }: FormProps) {
  const specs = specsOf(fault, ways)
  const [texts, setTexts] = useState(() => specs.map((spec) => read(fault, spec.path)))
  const bad = specs.map((spec, index) => wrong(spec, texts[index] ?? ''))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (bad.includes(true)) return
    const next = specs.reduce((value, spec, index) => {
      const given = texts[index] ?? ''
      return write(value, spec.path, given === '' ? undefined : spec.kind === 'number' ? Number(given) : given)
    }, fault)
    onSave(next)
  }
  const change = (index: number, value: string): void => setTexts(texts.map((text, at) => (at === index ? value : text)))
  return (
    <form onSubmit={submit}>
      <h2>{t('faults.edit')}</h2>
      {specs.map((spec, index) => (
        <label key={spec.path.join('.')}>
          <span>{t(spec.label)}</span>
          {spec.choices ? (
            <select value={texts[index]} onChange={(event) => change(index, event.target.value)}>
              {withOwn(spec.choices, read(fault, spec.path)).map((choice) => (
                <option key={choice}>{choice}</option>
              ))}
            </select>
          ) : (
            <input
              value={texts[index]}
              aria-invalid={bad[index]}
              placeholder={spec.unwritten ?? ''}
              onChange={(event) => change(index, event.target.value)}
            />
          )}
        </label>
      ))}
      {sentences.map((sentence) => (
        <p key={sentence} className="fault-form-wrong">
          <Glyph name="warning" tone="warn" />
          <span>{sentence}</span>
        </p>
      ))}
      <div className="fault-form-keys">
        <button type="button" className="button" onClick={onRemove}>
          {t('faults.remove')}
        </button>
        <button type="submit" className="button button-main" disabled={bad.includes(true)}>
          {t('faults.save')}
        </button>
      </div>
    </form>
  )
}
