/** FNV-1a over UTF-16 code units: 32 bits that spread names apart. No secret is safe behind it. */
export function hash(text: string): number {
  let value = 2166136261
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619) >>> 0
  return value >>> 0
}
