import { failure } from './errors.ts'

/** `kubectl top`: without a metrics server, which a plain cluster has not, there is nothing to read. Models kubectl/pkg/cmd/top (v1.36). */
export const top = (): never => {
  throw failure('Metrics API not available')
}
