import { PageHeader } from '../../components/ui/PageHeader.tsx'

export function Component() {
  return <PageHeader title="Settings" />
}
