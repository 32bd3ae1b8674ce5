import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Installed } from '#shared/wire/applications.ts'
import { uploadApplication } from '../../api/applications.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { words } from '../../words/words.ts'
import { fileProblem } from './file-problem.ts'

const say = words.applications.upload

export type Upload = {
  /** Chosen last; it stays when the upload fails, so that trying again asks for nothing. */
  file: File | undefined
  isSending: boolean
  sentBytes: number
  /** Why this file was not even sent, or that somebody stopped it. */
  notice: string | undefined
  error: Error | null
  send(files: readonly File[]): void
  again(): void
  cancel(): void
}

/** One file on its way to the node. */
export function useUpload(onInstalled: (installed: Installed) => void): Upload {
  const [file, setFile] = useState<File>()
  const [sentBytes, setSentBytes] = useState(0)
  const [notice, setNotice] = useState<string>()
  const stop = useRef<AbortController>(undefined)
  const upload = useMutation({
    ...uploadApplication(useNodeApi()),
    onSuccess: (installed) => {
      setFile(undefined)
      onInstalled(installed)
    },
  })

  function start(next: File): void {
    const problem = fileProblem(next)
    setNotice(problem)
    setFile(next)
    setSentBytes(0)
    upload.reset()
    if (problem !== undefined) return
    const mine = new AbortController()
    stop.current = mine
    upload.mutate(
      { file: next, name: next.name, onProgress: (progress) => setSentBytes(progress.sentBytes), signal: mine.signal },
      {
        onSettled: () => {
          stop.current = undefined
          if (!mine.signal.aborted) return
          upload.reset()
          setNotice(say.cancelled(next.name))
        },
      },
    )
  }
  return {
    file,
    isSending: upload.isPending,
    sentBytes,
    notice,
    error: upload.error,
    send(files) {
      const [only] = files
      // A second file must not push the first one aside unseen.
      if (stop.current !== undefined) setNotice(say.busy)
      else if (files.length > 1) setNotice(say.oneAtATime)
      else if (only !== undefined) start(only)
    },
    again: () => file !== undefined && start(file),
    cancel: () => stop.current?.abort(),
  }
}
