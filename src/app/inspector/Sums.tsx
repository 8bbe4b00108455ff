import type { SumRow } from '../../explain/sums/arithmetic.ts'
import { t } from '../../messages/index.ts'
import { wordsOf } from './words.ts'

/** Rows of arithmetic: name, sum, result. */
export function Sums({ rows }: { rows: readonly SumRow[] }) {
  if (!rows.length) return null
  return (
    <table className="sum" aria-label={t('why.sums')}>
      <tbody>
        {rows.map((row) => (
          <tr key={`${wordsOf(row.name)}/${wordsOf(row.sum)}`}>
            <th scope="row">{wordsOf(row.name)}</th>
            <td>{wordsOf(row.sum)}</td>
            <td className={row.isKey ? 'is-key' : ''}>{wordsOf(row.result)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
