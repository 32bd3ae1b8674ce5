import { Upload as UploadIcon } from 'lucide-react'
import { useRef } from 'react'
import { useBlockedReason } from '../../api/NodeApiContext.tsx'
import { words } from '../../words/words.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { usePageDrop } from './use-page-drop.ts'
import type { Upload } from './use-upload.ts'

const say = words.applications.upload

/** A file from the reader's own machine: chosen, or dropped anywhere on the page. */
export function UploadPanel({ upload }: { upload: Upload }) {
  const { file, isSending, notice, error } = upload
  const input = useRef<HTMLInputElement>(null)
  const blocked = useBlockedReason('application.upload')
  const isOver = usePageDrop((files) => {
    if (blocked === undefined) upload.send(files)
  })
  return (
    <div className="flex flex-col items-start gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button disabledReason={blocked ?? (isSending ? say.busy : undefined)} onClick={() => input.current?.click()}>
          <UploadIcon size={18} aria-hidden /> {file === undefined ? say.choose : say.another}
        </Button>
        <span className="text-muted text-sm">{say.dropHint}</span>
      </div>
      {/* Its button is the one above, which can say why it does not work. */}
      <input
        ref={input}
        type="file"
        accept=".mpk,.wasm"
        hidden
        onChange={(event) => {
          upload.send([...(event.target.files ?? [])])
          // The same file again is a new choice.
          event.target.value = ''
        }}
      />
      {isSending && file !== undefined && <Sending upload={upload} file={file} />}
      <p role="status" className={notice === undefined ? 'sr-only' : 'rounded-control bg-warning-soft px-4 py-3'}>
        {notice !== undefined && <bdi>{notice}</bdi>}
      </p>
      {error !== null && file !== undefined && (
        <ErrorNotice error={error} notDone={say.notDone(file.name)} onRetry={upload.again} />
      )}
      {isOver && (
        <div
          aria-hidden
          className="pointer-events-none fixed inset-3 z-50 grid place-items-center rounded-card border-4 border-accent border-dashed bg-accent-soft/90 font-semibold text-accent text-xl"
        >
          {say.drop}
        </div>
      )}
    </div>
  )
}

function Sending({ upload, file }: { upload: Upload; file: File }) {
  const { sentBytes, cancel } = upload
  const isAllSent = sentBytes >= file.size
  return (
    <div className="flex w-full flex-col gap-2">
      <p className="flex flex-wrap justify-between gap-x-4">
        <bdi className="wrap-anywhere">{file.name}</bdi>
        <span className="text-muted text-sm tabular-nums">
          {isAllSent ? say.checking : say.sent(sentBytes, file.size)}
        </span>
      </p>
      <ProgressBar label={say.sending(file.name)} value={isAllSent ? undefined : sentBytes} max={file.size} />
      <Button size="small" className="self-start" onClick={cancel}>
        {say.cancel}
      </Button>
    </div>
  )
}
