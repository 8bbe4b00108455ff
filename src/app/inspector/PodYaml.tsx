import { stringify } from 'yaml'
import type { Pod } from '../../kube/types.ts'
import { t } from '../../messages/index.ts'

/** What `kubectl get pod -o yaml` has below metadata: the status as the API server holds it at the cursor. */
export default function PodYaml({ pod }: { pod: Pod | null }) {
  if (!pod) return <p className="note">{t('app.no-pod-now')}</p>
  const { apiVersion, kind, metadata, status } = pod
  return (
    <pre className="pod-yaml" tabIndex={0} aria-label={t('app.yaml')} data-testid="pod-yaml">
      {stringify({ apiVersion, kind, metadata, status }, { lineWidth: 0 })}
    </pre>
  )
}
