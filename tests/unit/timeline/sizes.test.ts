import { expect, test } from 'vitest'
import type { Dom } from '../../../src/timeline/dom.ts'
import { Sizes } from '../../../src/timeline/sizes.ts'

/** Parts that count how often the page would have been laid out for their sizes. */
function page() {
  const asked = { times: 0 }
  const sizes = { width: 800, height: 400, scrolled: 0 }
  const part = (): unknown => ({
    style: {},
    get clientWidth() {
      asked.times++
      return sizes.width
    },
    get clientHeight() {
      asked.times++
      return sizes.height
    },
    get scrollTop() {
      asked.times++
      return sizes.scrolled
    },
  })
  const dom = Object.fromEntries(['root', 'ruler', 'body', 'plot', 'layers', 'over'].map((name) => [name, part()])) as unknown as Dom
  const times = (): number => {
    const { times: so } = asked
    asked.times = 0
    return so
  }
  return { dom, sizes, times }
}

test('sizes are asked for once, however often they are wanted, until they may have changed', () => {
  const { dom, sizes, times } = page()
  const known = new Sizes(dom)
  known.know()
  expect(known).toMatchObject({ isSeen: true, plotWidth: 800, bodyHeight: 400 })
  expect(times()).toBeGreaterThan(0)
  sizes.width = 600
  known.know()
  known.know()
  expect(times()).toBe(0)
  expect(known.plotWidth).toBe(800)
  known.forget()
  expect(times()).toBe(0)
  known.know()
  expect(known.plotWidth).toBe(600)
  expect(times()).toBeGreaterThan(0)
})

test('what lies over the plot has its size', () => {
  const { dom } = page()
  new Sizes(dom).measure()
  expect([dom.over.style.width, dom.layers.style.height]).toEqual(['800px', '400px'])
})

test('scrolling asks for nothing else', () => {
  const { dom, sizes, times } = page()
  const known = new Sizes(dom)
  known.measure()
  times()
  Object.assign(sizes, { scrolled: 30, height: 100 })
  known.scroll()
  expect([known.scrolled, known.bodyHeight, times()]).toEqual([30, 400, 1])
})

test('a timeline that has no room is not seen until it is asked for again', () => {
  const { dom, sizes } = page()
  sizes.width = 0
  const known = new Sizes(dom)
  known.know()
  expect(known.isSeen).toBe(false)
  sizes.width = 500
  known.forget()
  known.know()
  expect(known.isSeen).toBe(true)
})
