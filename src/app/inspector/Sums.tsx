import { Fragment } from 'react'
import type { SumRow } from '../../explain/sums/arithmetic.ts'
import { t } from '../../messages/index.ts'
import { wordsOf } from './words.ts'

/** Where a text may go on in the next line besides at its spaces: in long names of fields, never in a number or a time. */
const humps = (text: string) => [...text.matchAll(/.+?(?:(?<=[a-z])(?=[A-Z])|$)/g)].map(({ 0: hump, index }) => ({ hump, index }))

/** Rows of arithmetic: name, sum, result. */
export function Sums({ rows }: { rows: readonly SumRow[] }) {
  if (!rows.length) return null
  return (
    <table className="sum" aria-label={t('why.sums')}>
      <tbody>
        {rows.map((row) => (
          <tr key={`${wordsOf(row.name)}/${wordsOf(row.sum)}`}>
            <th scope="row">{wordsOf(row.name)}</th>
            <td>
              {humps(wordsOf(row.sum)).map(({ hump, index }) => (
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
