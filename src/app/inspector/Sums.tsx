import { Fragment } from 'react'
import type { SumRow } from '../../explain/sums/arithmetic.ts'
import { t } from '../../messages/index.ts'
import { wordsOf } from './words.ts'

/** Where a text may go on in the next line besides at its spaces: in long names of fields, never in a number or a time. */
const humps = (text: string) => [...text.matchAll(/.+?(?:(?<=[a-z])(?=[A-Z])|$)/g)].map(({ 0: hump, index }) => ({ hump, index }))

/** A row whose result the next one uses is named for it, and the next one is not. */
function namesOf({ name, sum, part }: SumRow, before: SumRow | undefined, inParts: boolean) {
  if (inParts && part !== null) return { name: wordsOf(part), sum: '', isNamed: true }
  return { name: wordsOf(name), sum: wordsOf(sum), isNamed: !inParts || !before?.part }
}

/** Rows of arithmetic: name, sum, result. `inParts`: what belongs together is told once. */
export function Sums({ rows, inParts = false }: { rows: readonly SumRow[]; inParts?: boolean }) {
  if (!rows.length) return null
  const told = rows.map((row, index) => ({ ...row, ...namesOf(row, rows[index - 1], inParts) }))
  return (
    <table className="sum" aria-label={t('why.sums')}>
      <tbody>
        {told.map((row) => (
          <tr key={`${row.name}/${row.sum}`}>
            <th scope="row">{row.isNamed ? row.name : <span className="hidden">{row.name}</span>}</th>
            <td>
              {humps(row.sum).map(({ hump, index }) => (
                <Fragment key={index}>
                  {index > 0 ? <wbr /> : null}
                  {hump}
                </Fragment>
              ))}
            </td>
            <td className={row.isKey ? 'is-key' : ''}>{wordsOf(row.result)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
