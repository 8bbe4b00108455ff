/** What XML allows of a text, with its own signs escaped. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r -\uFFFD]|\p{Surrogate}/gu, (char) => ((char.codePointAt(0) ?? 0) > 0xffff ? char : ''))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** A length for an attribute: two digits are finer than any eye. */
const rounded = (value: number): number => Math.round(value * 100) / 100

/** An element with these attributes; those that are null are left out. */
export function element(name: string, attributes: Readonly<Record<string, string | number | null>>, inside = ''): string {
  const said = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${typeof value === 'number' ? rounded(value) : escaped(value)}"`],
  )
  return inside === '' ? `<${name}${said.join('')}/>` : `<${name}${said.join('')}>${inside}</${name}>`
}

const CHANNELS = /^(?:rgba?\(|color\(srgb )\s*([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:\s*[,/]\s*([\d.]+))?\s*\)$/

/** `fill` or `stroke` in a colour; opacity apart, as few viewers besides browsers read CSS' colours. */
export function painted(what: 'fill' | 'stroke', colour: string, alpha = 1): Readonly<Record<string, string | number | null>> {
  const read = CHANNELS.exec(colour)
  const most = colour.startsWith('color(') ? 1 : 255
  const hex = read?.slice(1, 4).map((one) =>
    Math.round((Number(one) * 255) / most)
      .toString(16)
      .padStart(2, '0'),
  )
  const opacity = Number(read?.[4] ?? 1) * alpha
  return { [what]: hex ? `#${hex.join('')}` : colour, [`${what}-opacity`]: opacity < 1 ? opacity : null }
}

/** Moved there. */
export const moved = (x: number, y: number): string => `translate(${rounded(x)} ${rounded(y)})`
