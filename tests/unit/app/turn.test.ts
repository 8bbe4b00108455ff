import { expect, test } from 'vitest'
import { turnNumber } from '../../../src/app/editor/turn.ts'
import { useInputs } from '../../../src/app/store/inputs.ts'
import { adjustableNumbers } from '../../../src/manifest/numbers.ts'

const text = (period: number): string => `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: app
    livenessProbe: {periodSeconds: ${period}, timeoutSeconds: 2}
`

test('a number that is turned again before its text has been read turns on from where it is', () => {
  const inputs = useInputs.getState()
  inputs.replace(text(5))
  const shown = adjustableNumbers(text(5)).find(({ name }) => name === 'periodSeconds')
  if (!shown) throw new Error('no number to turn')
  turnNumber(shown, 16, 'end')
  turnNumber(shown, 15, 'move')
  expect(useInputs.getState().draft).toBe(text(15))
  turnNumber(shown, 15, 'end')
  expect(useInputs.getState().text).toBe(text(15))
})

test('a number that is no more is not turned', () => {
  const [shown] = adjustableNumbers(text(5))
  if (!shown) throw new Error('no number to turn')
  useInputs.getState().replace('kind: Pod\n')
  turnNumber(shown, 9, 'end')
  expect(useInputs.getState().text).toBe('kind: Pod\n')
})
