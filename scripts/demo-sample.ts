/** What the demo's nodes hold at first: the sample application, and on the first node a namespace with a tree in it. */
import * as z from 'zod/mini'
import { installAnswer } from '#shared/wire/applications.ts'
import { namespacesAnswer } from '#shared/wire/namespace-views.ts'
import { createGroupAnswer, createNamespaceAnswer } from '#shared/wire/namespaces.ts'

type Branch = { name: string; below?: Branch[] }

const TREE: Branch[] = [
  {
    name: 'Orchard',
    below: [
      {
        name: 'Apples',
        below: [{ name: 'Early varieties' }, { name: 'Winter varieties', below: [{ name: 'Cellar' }] }],
      },
      { name: 'Pears' },
    ],
  },
  { name: 'Nursery', below: [{ name: 'Seedlings', below: [{ name: 'Greenhouse' }] }, { name: 'Grafting' }] },
  { name: 'Paths and fences', below: [{ name: 'Tools' }] },
]

async function call<Schema extends z.ZodMiniType>(
  schema: Schema,
  url: string,
  path: string,
  body?: object,
): Promise<z.infer<Schema>> {
  const init = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await fetch(`${url}/admin-api${path}`, { ...init, signal: AbortSignal.timeout(30_000) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url} answered ${answer.status} to ${path}: ${text.slice(0, 300)}`)
  return z.parse(schema, JSON.parse(text))
}

/** Installs the sample on every node; plants the tree on the first one, unless it has a namespace already. */
export async function plantSample(urls: readonly string[]): Promise<void> {
  for (const [index, url] of urls.entries()) {
    const { applicationId } = (await call(installAnswer, url, '/install-sample-application', {})).data
    if (index > 0 || (await call(namespacesAnswer, url, '/namespaces?limit=1')).data.length > 0) continue
    const created = await call(createNamespaceAnswer, url, '/namespaces', { applicationId, alias: 'Sample' })
    const { namespaceId } = created.data
    const plant = async (branches: readonly Branch[], parentId: string): Promise<void> => {
      for (const { name, below = [] } of branches) {
        const { groupId } = (
          await call(createGroupAnswer, url, `/namespaces/${namespaceId}/groups`, { groupAlias: name, parentId })
        ).data
        await plant(below, groupId)
      }
    }
    await plant(TREE, namespaceId)
  }
}
