import { useState } from 'react'
import { words } from '../../words/words.ts'
import { Field } from '../ui/Field.tsx'
import { TextArea } from '../ui/TextArea.tsx'

/** Larger than any invitation that a node takes. */
const FILE_MAX_BYTES = 2_000_000

type PasteFieldsProps = { text: string; onChange(text: string): void }

/** Where an invitation is put in by hand, as text or as a file. */
export function PasteFields({ text, onChange }: PasteFieldsProps) {
  const said = words.joining.paste
  const [fileError, setFileError] = useState<string>()
  const readFile = async (file: File) => {
    if (file.size > FILE_MAX_BYTES) return setFileError(said.fileTooLarge)
    try {
      onChange(await file.text())
      setFileError(undefined)
    } catch {
      setFileError(said.fileUnreadable)
    }
  }
  return (
    <>
      <TextArea label={said.label} description={said.description} rows={6} value={text} onChange={onChange} />
      <Field label={said.file} error={fileError}>
        {(ids) => (
          <input
            {...ids}
            type="file"
            accept=".json,.txt,application/json,text/plain"
            className="max-w-full text-sm file:mr-3 file:min-h-9 file:cursor-pointer file:rounded-control file:border file:border-line-strong file:bg-raised file:px-3 file:text-ink"
            onChange={(event) => {
              const file = event.target.files?.[0]
              if (file !== undefined) void readFile(file)
            }}
          />
        )}
      </Field>
    </>
  )
}
