import { monaco } from './monaco.ts'

const NAME = 'podscope'

/** A colour of the page as `#rrggbb` or `#rrggbbaa`, the only form that Monaco reads. */
function colour(token: string): string {
  const computed = getComputedStyle(document.documentElement).getPropertyValue(token)
  const numbers = [...computed.matchAll(/[\d.]+/g)].map(([number]) => Number(number))
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers
  return `#${[red, green, blue, alpha * 255].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
}

/** Takes the colours of the page's theme over into Monaco. */
export function applyTheme(theme: 'dark' | 'light'): void {
  const plain = (token: string): string => colour(token).slice(1, 7)
  monaco.editor.defineTheme(NAME, {
    base: theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: plain('--yaml-string') },
      { token: 'type', foreground: plain('--yaml-key') },
      { token: 'string', foreground: plain('--yaml-string') },
      { token: 'number', foreground: plain('--yaml-number') },
      { token: 'keyword', foreground: plain('--yaml-word') },
      { token: 'operators', foreground: plain('--ink-3') },
      { token: 'delimiter', foreground: plain('--ink-3') },
      { token: 'comment', foreground: plain('--ink-3') },
    ],
    colors: {
      'editor.background': colour('--panel'),
      'editor.foreground': colour('--yaml-string'),
      'editorGutter.background': colour('--panel'),
      'editorLineNumber.foreground': colour('--ink-3'),
      'editorLineNumber.activeForeground': colour('--ink'),
      'editorCursor.foreground': colour('--ink'),
      'editor.selectionBackground': colour('--accent-soft'),
      'editorWidget.background': colour('--raised'),
      'editorWidget.border': colour('--line-strong'),
      'editorSuggestWidget.background': colour('--panel'),
      'editorSuggestWidget.border': colour('--line-strong'),
      'editorHoverWidget.background': colour('--panel'),
      'editorHoverWidget.border': colour('--line-strong'),
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`editorBracketHighlight.foreground${level}`, colour('--ink-3')])),
      'editorError.foreground': colour('--fail'),
      'editorWarning.foreground': colour('--warn'),
      'editorInfo.foreground': colour('--accent'),
      'editorHint.foreground': colour('--ink-3'),
      focusBorder: colour('--accent'),
      'textLink.foreground': colour('--accent'),
      'textLink.activeForeground': colour('--accent'),
      'menu.background': colour('--panel'),
      'menu.foreground': colour('--ink'),
      'menu.border': colour('--line-strong'),
      'menu.selectionBackground': colour('--accent-soft'),
      'menu.selectionForeground': colour('--ink'),
      'editorActionList.background': colour('--panel'),
      'editorActionList.foreground': colour('--ink'),
      'editorActionList.focusBackground': colour('--accent-soft'),
      'editorActionList.focusForeground': colour('--ink'),
      'editorSuggestWidget.selectedBackground': colour('--accent-soft'),
      'editorSuggestWidget.selectedForeground': colour('--ink'),
      'editorSuggestWidget.highlightForeground': colour('--accent'),
      'editorSuggestWidget.focusHighlightForeground': colour('--accent'),
      'scrollbarSlider.background': colour('--line'),
      'scrollbarSlider.hoverBackground': colour('--line-strong'),
    },
  })
  monaco.editor.setTheme(NAME)
}
