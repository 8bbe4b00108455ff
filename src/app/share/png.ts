/** Pictures as PNG files, with a text in them that no viewer shows. */

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const KEYWORD = 'Source'
/** Behind the signature comes the header: length, name, 13 bytes, checksum. */
const BEHIND_HEADER = SIGNATURE.length + 4 + 4 + 13 + 4

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, index) => bytes[index] === byte)

/** CRC-32 as PNG has it. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** A PNG with `text` (Latin-1) in a tEXt chunk. A space ends it: the checksum behind it may look like more of a link. */
export function withText(png: Uint8Array, text: string): Uint8Array {
  const body = Uint8Array.from(`tEXt${KEYWORD}\0${text} `, (char) => char.charCodeAt(0))
  const chunk = new Uint8Array(body.length + 8)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, body.length - 4)
  chunk.set(body, 4)
  view.setUint32(body.length + 4, checksum(body))
  const whole = new Uint8Array(png.length + chunk.length)
  whole.set(png.subarray(0, BEHIND_HEADER))
  whole.set(chunk, BEHIND_HEADER)
  whole.set(png.subarray(BEHIND_HEADER), BEHIND_HEADER + chunk.length)
  return whole
}

/** Draws an SVG picture, `scale` device pixels to a pixel of its own. */
export async function rasterise(svg: string, scale: number): Promise<Uint8Array> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * scale
  canvas.height = image.naturalHeight * scale
  const context = canvas.getContext('2d')
  if (!context) throw new Error('the browser has no 2d canvas')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('the picture is too large')
  return new Uint8Array(await blob.arrayBuffer())
}
