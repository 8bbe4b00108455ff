/** A number, or a share of `total` such as `25%`, rounded up or down. Models apimachinery/pkg/util/intstr (v1.36). */
export function scaledValue(value: number | string | undefined, total: number, rounding: 'up' | 'down'): number {
  if (value === undefined) return 0
  if (typeof value === 'number') return value
  const share = (Number.parseFloat(value) * total) / 100
  return rounding === 'up' ? Math.ceil(share) : Math.floor(share)
}
