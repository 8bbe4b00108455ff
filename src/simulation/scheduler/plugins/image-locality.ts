import { BEST_SCORE } from '../framework.ts'
import type { ScorePlugin } from '../framework.ts'
import type { NodeInfo } from '../node-info.ts'
import { containersOf } from '../../../kube/containers.ts'

const MIB = 1024 * 1024
/** Images below this do not count, above that no more; per container. Models plugins/imagelocality/image_locality.go (v1.36). */
const LEAST = 23 * MIB
const MOST = 1000 * MIB

const normalised = (image: string): string => (/[:@][^/]*$/.test(image) ? image : `${image}:latest`)

/** Bytes of an image on a node, as its status says. */
const sizeOn = ({ node }: NodeInfo, image: string): number | undefined =>
  node.status?.images?.find(({ names }) => names?.includes(image))?.sizeBytes

/** Nodes that have large images already. Models plugins/imagelocality (v1.36). */
export const imageLocality: ScorePlugin = {
  name: 'ImageLocality',
  weight: 1,
  prepare: ({ pod: { spec } }, nodes, cluster) => {
    if (!nodes.some(({ node }) => node.status?.images?.length)) return null
    const containers = containersOf(spec)
    const images = containers.map(({ image = '' }) => normalised(image))
    const all = cluster.nodes()
    const spread = new Map(images.map((image) => [image, all.filter((node) => sizeOn(node, image) !== undefined).length / all.length]))
    return {
      score: (node) => {
        const bytes = images.reduce((sum, image) => sum + Math.floor((sizeOn(node, image) ?? 0) * (spread.get(image) ?? 0)), 0)
        const most = MOST * containers.length
        return Math.floor((BEST_SCORE * (Math.min(Math.max(bytes, LEAST), most) - LEAST)) / (most - LEAST))
      },
    }
  },
}
