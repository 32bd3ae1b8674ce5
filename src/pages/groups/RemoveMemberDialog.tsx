import { Button } from '../../components/ui/Button.tsx'
import { Dialog } from '../../components/ui/Dialog.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'

type Props = {
  who: string
  isSelf: boolean
  groupLabel: string
  /** From the root is from every group. */
  fromRoot: boolean
  pending: boolean
  error: unknown
  onConfirm: () => void
  onClose: () => void
}

export function RemoveMemberDialog({ who, isSelf, groupLabel, fromRoot, pending, error, onConfirm, onClose }: Props) {
  return (
    <Dialog
      title={
        <>
          {isSelf ? 'Leave' : 'Remove'} <bdi>{isSelf ? groupLabel : who}</bdi>?
        </>
      }
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button tone="danger" pending={pending} onClick={onConfirm}>
            {pending ? 'Please wait…' : isSelf ? 'Leave' : 'Remove'}
          </Button>
        </>
      }
    >
      <p>
        {fromRoot ? (
          <>
            {isSelf ? 'You leave' : 'They leave'} the whole namespace <bdi>{groupLabel}</bdi>: every group of it, on
            every node. Coming back takes a new invitation.
          </>
        ) : (
          <>
            {isSelf ? 'You' : 'They'} will no longer be a direct member of <bdi>{groupLabel}</bdi>. Who belongs to it
            through an open group above still does.
          </>
        )}
      </p>
      {error != null && <ErrorNotice notDone="Nobody was removed" error={error} />}
    </Dialog>
  )
}
