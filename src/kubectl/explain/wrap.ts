/** Wraps text at blanks; longer words stay whole, line breaks stay. Models github.com/mitchellh/go-wordwrap. */
export function wrapWords(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n')
}

function wrapLine(line: string, width: number): string {
  let out = ''
  let current = 0
  for (const [, blanks = '', word = ''] of line.matchAll(/(\s*)(\S*)/g)) {
    if (word !== '' && current > 0 && current + blanks.length + word.length > width) {
      out += `\n${word}`
      current = word.length
    } else if (word !== '' || current + blanks.length <= width) {
      out += blanks + word
      current += blanks.length + word.length
    }
  }
  return out
}

/** Every line behind `blanks` blanks, empty ones, too. */
export const indentLines = (text: string, blanks: number): string =>
  text
    .split('\n')
    .map((line) => ' '.repeat(blanks) + line)
    .join('\n')
