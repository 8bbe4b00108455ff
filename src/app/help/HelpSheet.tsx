import '../../messages/all.ts'
import { t } from '../../messages/index.ts'
import { Modal } from '../modal/Modal.tsx'
import { GESTURES, KEYS } from './keys.ts'
import { LegendContainer } from './LegendContainer.tsx'
import { LegendPod } from './LegendPod.tsx'
import { LegendProbes } from './LegendProbes.tsx'
import './Marks.css'
import './HelpSheet.css'

/** What the marks mean and what the keys do. */
export function HelpSheet() {
  return (
    <Modal title={t('help.title')} className="help">
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
      <section className="lg-all-keys">
        <h3>{t('help.keys')}</h3>
        <div className="lg-keys">
          {KEYS.map(({ keys, does }) => (
            <div className="lg-key" key={keys + does}>
              <span>
                {keys.split(' ').map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </span>
              <span>{t(does)}</span>
            </div>
          ))}
        </div>
      </section>
      <section className="lg-pointer">
        <h3>{t('help.pointer')}</h3>
        <div className="lg-gestures">
          {GESTURES.map((gesture) => (
            <div className="lg-gesture" key={gesture}>
              <b>{t(`help.pointer.${gesture}`)}</b>
              <span>{t(`help.pointer.${gesture}.does`)}</span>
            </div>
          ))}
        </div>
      </section>
    </Modal>
  )
}
