import { Dialog } from 'radix-ui'
import '../../messages/all.ts'
import { t } from '../../messages/index.ts'
import { useUi } from '../store/ui.ts'
import { IconButton } from '../topbar/IconButton.tsx'
import { KEYS } from './keys.ts'
import { LegendContainer } from './LegendContainer.tsx'
import { LegendPod } from './LegendPod.tsx'
import { LegendProbes } from './LegendProbes.tsx'
import './Marks.css'
import './HelpSheet.css'

const close = (): void => useUi.getState().set({ dialog: null })

/** What the marks mean and what the keys do. */
export function HelpSheet() {
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) close()
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="sheet">
          <Dialog.Content className="sheet-box" aria-describedby={undefined}>
            <div className="sheet-head">
              <Dialog.Title>{t('help.title')}</Dialog.Title>
              <span className="spacer" />
              <IconButton icon="close" label={t('help.close')} onClick={close} />
            </div>
            <div className="sheet-body">
              <section>
                <h3>{t('help.container')}</h3>
                <LegendContainer />
              </section>
              <section>
                <h3>{t('help.pod')}</h3>
                <LegendPod />
              </section>
              <section>
                <h3>{t('help.probes')}</h3>
                <LegendProbes />
              </section>
              <section>
                <h3>{t('help.keys')}</h3>
                {KEYS.map(({ keys, does }) => (
                  <div className="lg-key" key={does}>
                    <span>
                      {keys.split(' ').map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </span>
                    <span>{t(does)}</span>
                  </div>
                ))}
              </section>
            </div>
          </Dialog.Content>
        </Dialog.Overlay>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
