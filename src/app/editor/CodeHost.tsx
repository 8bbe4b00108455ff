import { useEffect, useRef, useState } from 'react'
import { t } from '../../messages/index.ts'
import { firstPicture } from '../first-picture.ts'
import { useTheme } from '../theme.ts'
import { bindEditor } from './bind.ts'
import { caretIn, PlainText } from './PlainText.tsx'

/** The text: plain until Monaco has come, then Monaco in the same place with the same metrics. */
export function CodeHost() {
  const host = useRef<HTMLDivElement>(null)
  const [ready, setReady] = useState(false)
  const theme = useTheme()
  const bound = useRef<ReturnType<typeof bindEditor> | null>(null)
  const themeNow = useRef(theme)

  useEffect(() => {
    const element = host.current
    if (!element) return
    let gone = false
    const start = async (): Promise<void> => {
      await firstPicture
      const { createEditor } = await import('../../editor/index.ts')
      if (gone) return
      const caret = caretIn(element.parentElement?.querySelector('textarea'))
      bound.current = bindEditor(createEditor, element, themeNow.current)
      setReady(true)
      // Whoever was writing goes on where the caret was.
      if (caret !== null) bound.current.writeAt(caret)
    }
    void start()
    return () => {
      gone = true
      bound.current?.destroy()
      bound.current = null
    }
  }, [])

  useEffect(() => {
    themeNow.current = theme
    bound.current?.setTheme(theme)
  }, [theme])

  return (
    <div className="code-host" id="editor-body" role="tabpanel" aria-label={t('editor.yaml')}>
      {ready ? null : <PlainText />}
      <div className={ready ? 'code-monaco' : 'code-monaco is-coming'} ref={host} />
    </div>
  )
}
