/** Base 64 of texts: how Secrets hold them. */

/** The UTF-8 bytes of a text in base 64. */
export function encodeBase64(text: string): string {
  let bytes = ''
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte)
  return btoa(bytes)
}

/** The text that stands in base 64; what is none stays as it is. */
export function decodeBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (byte) => byte.codePointAt(0) ?? 0))
  } catch {
    return text
  }
}
