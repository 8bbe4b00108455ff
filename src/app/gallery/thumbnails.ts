import { useEffect, useState } from 'react'
import type { ThumbRow } from '../../lanes/thumbnail.ts'
import { thumbnailOf } from '../../lanes/thumbnail.ts'
import { presetOf } from '../../scenarios/index.ts'
import type { PresetId } from '../../scenarios/index.ts'
import { runAside } from '../worker/aside.ts'

const NONE: readonly ThumbRow[] = []
const known = new Map<PresetId, Promise<readonly ThumbRow[]>>()

async function make(id: PresetId): Promise<readonly ThumbRow[]> {
  const result = await runAside(presetOf(id))
  return result.kind === 'model' ? thumbnailOf(result.model) : NONE
}

/** The run of a preset as small as an icon, simulated when it is first shown; empty until then. */
export function useThumbnail(id: PresetId): readonly ThumbRow[] {
  const [thumbs, setThumbs] = useState(NONE)
  useEffect(() => {
    let wanted = true
    const fetch = async (): Promise<void> => {
      const promise = known.get(id) ?? make(id)
      known.set(id, promise)
      const found = await promise
      if (wanted) setThumbs(found)
    }
    void fetch()
    return () => {
      wanted = false
    }
  }, [id])
  return thumbs
}
