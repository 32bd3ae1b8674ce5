import { expect, test } from 'vitest'
import { basePathOf } from './base-path.ts'

test.each([
  ['/admin-dashboard/', '/admin-api', '/admin-dashboard'],
  ['/admin-dashboard', '/admin-api', '/admin-dashboard'],
  ['/admin-dashboard/namespaces/new/policy', '/admin-api', '/admin-dashboard'],
  ['/node1/admin-dashboard/join', '/node1/admin-api', '/node1/admin-dashboard'],
  ['/a/b/admin-dashboard/x/admin-dashboard/', '/a/b/admin-api', '/a/b/admin-dashboard'],
  ['/admin-dashboards/', '/admin-api', '/admin-dashboard'],
  ['/', '/admin-api', '/admin-dashboard'],
])('the address %s is served under %s', (pathname, apiPath, dashboardPath) => {
  expect(basePathOf(pathname)).toEqual({ apiPath, dashboardPath })
})
