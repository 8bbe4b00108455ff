import { useEffect, useRef, useState } from 'react'
import { t } from '../../messages/index.ts'
import { firstPicture } from '../first-picture.ts'
import { useInputs } from '../store/inputs.ts'
import { useTheme } from '../theme.ts'
import { bindEditor } from './bind.ts'

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
      bound.current = bindEditor(createEditor, element, themeNow.current)
      setReady(true)
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
      <div className="code-monaco" ref={host} />
    </div>
  )
}

function PlainText() {
  const text = useInputs((state) => state.text)
  return <pre className="code-plain">{text}</pre>
}
