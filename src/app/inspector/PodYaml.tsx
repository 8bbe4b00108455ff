import { stringify } from 'yaml'
import type { Pod } from '../../kube/types.ts'
import { t } from '../../messages/index.ts'

/** What `kubectl get pod -o yaml` has below metadata: the status as the API server holds it at the cursor. */
export function PodYaml({ pod }: { pod: Pod | null }) {
  if (!pod) return <p className="note">{t('app.no-pod-now')}</p>
  const { apiVersion, kind, metadata, status } = pod
  return (
    <textarea
      className="pod-yaml"
      readOnly
      wrap="off"
      aria-label={t('app.yaml')}
      data-testid="pod-yaml"
      value={stringify({ apiVersion, kind, metadata, status }, { lineWidth: 0 })}
    />
  )
}
