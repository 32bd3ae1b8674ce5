import { SAMPLE_VERSIONS } from '#shared/wire/applications.ts'
import { words } from '../../words/words.ts'
import { InstallForm } from '../namespaces/InstallForm.tsx'
import { SampleButton } from '../namespaces/SampleButton.tsx'
import { UploadPanel } from './UploadPanel.tsx'
import { UrlForm } from './UrlForm.tsx'
import { useTellInstalled } from './use-tell-installed.ts'
import { useUpload } from './use-upload.ts'

const say = words.applications
/** The sample comes in two versions, so that an upgrade can be tried. */
const SAMPLE_NEXT = SAMPLE_VERSIONS[1]

/** Every way to bring an application, or a version of one, to this node. */
export function InstallOptions({ withSample = true }: { withSample?: boolean }) {
  const onInstalled = useTellInstalled()
  const upload = useUpload(onInstalled)
  return (
    <div className="flex flex-col gap-5">
      <UploadPanel upload={upload} />
      <details>
        <summary className="font-medium">{say.install.byUrl}</summary>
        <div className="pt-4">
          <UrlForm onInstalled={onInstalled} />
        </div>
      </details>
      <details>
        <summary className="font-medium">{say.install.byPath}</summary>
        <div className="pt-4">
          <InstallForm onInstalled={(_, installed) => onInstalled(installed)} />
        </div>
      </details>
      {withSample && (
        <div className="flex flex-col gap-2 border-line border-t pt-5">
          <p className="text-muted">{say.install.sample}</p>
          <div className="flex flex-wrap gap-3">
            <SampleButton onInstalled={(_, installed) => onInstalled(installed)} />
            <SampleButton version={SAMPLE_NEXT} onInstalled={(_, installed) => onInstalled(installed)} />
          </div>
        </div>
      )}
    </div>
  )
}
