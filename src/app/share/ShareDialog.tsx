import { useRef, useState } from 'react'
import '../../messages/all.ts'
import { t } from '../../messages/index.ts'
import { closeModal, Modal } from '../modal/Modal.tsx'
import { useCompare } from '../store/compared.ts'
import { EXPORTS, save } from './exports.ts'
import type { ExportKind } from './exports.ts'
import { openFile } from './import.ts'
import { embedNow, linkNow, say } from './state.ts'
import './ShareDialog.css'

function saveAs(kind: ExportKind): void {
  save(kind).catch((error: unknown) => say(t('share.failed', { message: error instanceof Error ? error.message : String(error) })))
}

/** A text to be copied, which is selected as a whole. */
function CopyField({ text, label, action }: { text: string; label: string; action: string }) {
  const [copied, setCopied] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const copy = async (): Promise<void> => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      // Without permission the text is selected, for the person to copy.
      field.current?.focus()
    }
  }
  return (
    <div className="share-link">
      <input ref={field} readOnly value={text} aria-label={label} onFocus={(event) => event.target.select()} />
      <button type="button" className="button button-main" onClick={() => void copy()}>
        {copied ? t('share.copied') : action}
      </button>
    </div>
  )
}

/** The link to what is shown, and the same as a part of another page; the files that it can be saved as, and the way in for files. */
export function ShareDialog() {
  const [link] = useState(linkNow)
  const [embed] = useState(embedNow)
  const recorded = useCompare((state) => state.recording !== null)
  return (
    <Modal title={t('share.title')} className="share">
      <CopyField text={link} label={t('share.link')} action={t('share.copy')} />
      <p className="share-note">
        {t('share.link.about')} {t('share.length', { length: link.length })}
      </p>
      {recorded ? <p className="share-note">{t('share.link.recording')}</p> : null}
      <h3>{t('share.embed')}</h3>
      <CopyField text={embed} label={t('share.embed.code')} action={t('share.embed.copy')} />
      <p className="share-note">{t('share.embed.about')}</p>
      <h3>{t('share.files')}</h3>
      <ul className="share-files">
        {EXPORTS.map((kind) => (
          <li key={kind}>
            <button type="button" onClick={() => saveAs(kind)}>
              <b>{t(`share.${kind}`)}</b>
              <span>{t(`share.${kind}.about`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <OpenFile />
    </Modal>
  )
}

function OpenFile() {
  return (
    <div className="share-import">
      <label className="button">
        {t('share.import')}
        <input
          type="file"
          className="hidden"
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (!file) return
            closeModal()
            void openFile(file)
          }}
        />
      </label>
      <p className="share-note">{t('share.import.about')}</p>
    </div>
  )
}
