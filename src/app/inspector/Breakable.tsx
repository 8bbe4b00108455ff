/** A length, such as `300 s`; and behind what a long name may go on in the next line. */
const LENGTH = /(\d+(?:\.\d+)? (?:ms|s|m|h|d)(?: \d+ (?:s|m|h))*\b)/
const BEHIND = /(?<=\/|:(?=[A-Za-z]))/

interface Part {
  /** Where it begins. */
  readonly at: number
  readonly text: string
}

function split(words: string, by: RegExp): readonly Part[] {
  let at = 0
  return words.split(by).map((text) => {
    const part = { at, text }
    at += text.length
    return part
  })
}

/** Words that break where it is easy to read: between the parts of a name, and not between a number and its unit. */
export const Breakable = ({ words }: { words: string }) =>
  split(words, LENGTH).map(({ at, text }) =>
    LENGTH.test(text) ? (
      <span key={at} className="nowrap">
        {text}
      </span>
    ) : (
      split(text, BEHIND).map((part) => [part.at > 0 ? <wbr key={at + part.at} /> : null, part.text])
    ),
  )
