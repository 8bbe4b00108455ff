import type { MeasureText } from './svg-surface.ts'

/** Measures texts as the browser draws them on a canvas. */
export function browserMeasure(): MeasureText {
  const ctx = document.createElement('canvas').getContext('2d')
  if (!ctx) throw new Error('the browser has no 2d canvas')
  return (text, font) => {
    ctx.font = font
    return ctx.measureText(text)
  }
}
