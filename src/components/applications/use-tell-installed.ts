import { useCallback } from 'react'
import type { Installed } from '#shared/wire/applications.ts'
import { words } from '../../words/words.ts'
import { useToasts } from '../ui/Toasts.tsx'

const say = words.applications

/** Says what was installed, or that it was there before; and when something else goes by the same name. */
export function useTellInstalled(): (installed: Installed) => void {
  const { show } = useToasts()
  return useCallback(
    ({ version, known = false, namesakes = [] }) => {
      show({ tone: known ? 'info' : 'success', text: known ? say.known(version) : say.installed(version) })
      if (!known && namesakes.length > 0) show({ tone: 'info', text: say.namesake, stays: true })
    },
    [show],
  )
}
