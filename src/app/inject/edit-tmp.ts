import { isMap, parseAllDocuments } from 'yaml'
type P = readonly (string | number)[]
function on(text: string, f: (d: ReturnType<typeof parseAllDocuments>[number]) => void): string {
  const docs = [...parseAllDocuments(text)]
  const d = docs.find((x) => isMap(x.contents) && x.contents.get('kind') === 'Scenario')
  if (d) f(d as never)
  return docs.map((x) => String(x)).join('')
}
export const addStep = (text: string, step: unknown): string =>
  on(text, (d: any) => { if (d.getIn(['spec', 'timeline'])) d.addIn(['spec', 'timeline'], d.createNode(step, { flow: true })); else d.setIn(['spec', 'timeline'], d.createNode([step], {flow: true})) })
export const changeAt = (text: string, path: P, value: unknown): string => on(text, (d: any) => d.setIn(path, d.createNode(value, { flow: true })))
export const removeAt = (text: string, path: P): string => on(text, (d: any) => d.deleteIn(path))
