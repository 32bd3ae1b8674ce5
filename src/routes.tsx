/** Every address of the dashboard. Each page is a chunk of its own and exports `Component`. */
import { Navigate, type RouteObject } from 'react-router'
import { AppShell } from './components/shell/AppShell.tsx'
import { RouteError } from './components/shell/RouteError.tsx'
import type { RouteHandle } from './components/shell/route-handle.ts'
import { Loading } from './components/ui/Loading.tsx'
import { paths } from './paths.ts'
import { words } from './words/words.ts'

const wide: RouteHandle = { wide: true }
const createNamespacePage = () => import('./pages/namespaces/CreateNamespacePage.tsx')
const invitePage = () => import('./pages/invitations/InvitePage.tsx')

export const routes: RouteObject[] = [
  {
    path: '/',
    Component: AppShell,
    HydrateFallback: () => <Loading label={words.shell.loading} rows={0} />,
    children: [
      {
        // Below the shell, so that a page that fails leaves the way to the others.
        ErrorBoundary: RouteError,
        children: [
          { index: true, element: <Navigate to={paths.namespaces()} replace /> },
          { path: 'namespaces', lazy: () => import('./pages/namespaces/NamespacesPage.tsx') },
          { path: 'namespaces/new', element: <Navigate to={paths.createNamespace()} replace /> },
          { path: 'namespaces/new/:step', lazy: createNamespacePage },
          {
            path: 'namespaces/new/result/:namespaceId',
            lazy: () => import('./pages/namespaces/NamespaceCreatedPage.tsx'),
          },
          {
            path: 'namespaces/:namespaceId',
            lazy: () => import('./pages/map/NamespacePage.tsx'),
            handle: wide,
            // The map stays as it is; the page itself shows the group beside it.
            children: [{ path: 'groups/:groupId', element: null }],
          },
          {
            path: 'namespaces/:namespaceId/settings',
            lazy: () => import('./pages/namespace-settings/NamespaceSettingsPage.tsx'),
          },
          { path: 'namespaces/:namespaceId/members', lazy: () => import('./pages/members/MembersPage.tsx') },
          { path: 'namespaces/:namespaceId/members/add', lazy: () => import('./pages/members/AddToGroupsPage.tsx') },
          { path: 'namespaces/:namespaceId/members/:identity', lazy: () => import('./pages/members/PersonPage.tsx') },
          {
            path: 'namespaces/:namespaceId/invitations',
            lazy: () => import('./pages/invitations/InvitationsPage.tsx'),
          },
          {
            path: 'namespaces/:namespaceId/invitations/:invitationId',
            lazy: () => import('./pages/invitations/InvitationPage.tsx'),
          },
          { path: 'namespaces/:namespaceId/versions', lazy: () => import('./pages/versions/VersionsPage.tsx') },
          { path: 'namespaces/:namespaceId/publish/:step', lazy: () => import('./pages/publish/PublishPage.tsx') },
          {
            path: 'namespaces/:namespaceId/publish/done/:publication',
            lazy: () => import('./pages/publish/PublishedPage.tsx'),
          },
          { path: 'namespaces/:namespaceId/invite/:step', lazy: invitePage },
          {
            path: 'namespaces/:namespaceId/invite/share/:invitationId',
            lazy: () => import('./pages/invitations/InviteSharePage.tsx'),
          },
          { path: 'join', lazy: () => import('./pages/join/JoinPage.tsx') },
          { path: 'join/check', lazy: () => import('./pages/join/CheckPage.tsx') },
          { path: 'join/joined/:namespaceId', lazy: () => import('./pages/join/JoinedPage.tsx') },
          { path: 'applications', lazy: () => import('./pages/applications/ApplicationsPage.tsx') },
          { path: 'node', lazy: () => import('./pages/node/NodePage.tsx') },
          { path: '*', lazy: () => import('./pages/not-found/NotFoundPage.tsx') },
        ],
      },
    ],
  },
]
