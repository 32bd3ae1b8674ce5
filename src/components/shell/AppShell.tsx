import { Suspense, useState } from 'react'
import { Link, NavLink, Outlet, ScrollRestoration, useMatches, useNavigation } from 'react-router'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { nodeView } from '../../api/node.ts'
import { useRead } from '../../api/use-read.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { PaletteButton } from '../palette/PaletteButton.tsx'
import { CommandRegistryContext, createCommandRegistry } from '../palette/use-commands.ts'
import { Loading } from '../ui/Loading.tsx'
import { FreshnessLine } from './FreshnessLine.tsx'
import { GroveMark } from './GroveMark.tsx'
import { isWide } from './route-handle.ts'
import { useOperationToasts } from './use-operation-toasts.ts'

const LINKS = [
  { to: paths.namespaces(), label: words.shell.links.namespaces },
  { to: paths.join(), label: words.shell.links.join },
  { to: paths.applications(), label: words.shell.links.applications },
  { to: paths.node(), label: words.shell.links.node },
]

/** What is around every page. */
export function AppShell() {
  useOperationToasts()
  const [registry] = useState(createCommandRegistry)
  const isNavigating = useNavigation().state !== 'idle'
  const wide = useMatches().some(({ handle }) => isWide(handle))
  const width = wide ? 'max-w-none' : 'max-w-7xl'
  return (
    <CommandRegistryContext value={registry}>
      <div className="flex min-h-dvh flex-col">
        {/* A button, because a link would put its own fragment in the place of an invitation's. */}
        <button
          type="button"
          className="absolute top-2 left-2 z-50 -translate-y-20 rounded-control bg-accent px-4 py-2 text-on-accent focus:translate-y-0"
          onClick={() => document.getElementById('main')?.focus()}
        >
          {words.shell.skip}
        </button>
        <header className="border-line border-b bg-surface">
          <div className={`mx-auto flex w-full ${width} flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 sm:px-6`}>
            <Link to={paths.namespaces()} className="flex min-w-0 items-center gap-3 py-1">
              <GroveMark />
              <span className="font-semibold font-serif text-xl">{words.shell.grove}</span>
              <NodeName />
            </Link>
            <nav aria-label={words.shell.main} className="order-3 w-full lg:order-none lg:w-auto">
              <ul className="-mx-3 flex flex-wrap lg:mx-0">
                {LINKS.map(({ to, label }) => (
                  <li key={to}>
                    <NavLink
                      to={to}
                      className="inline-flex min-h-10 items-center rounded-control px-3 text-muted hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-accent aria-[current=page]:underline aria-[current=page]:decoration-2 aria-[current=page]:underline-offset-8"
                    >
                      {label}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </nav>
            <div className="ml-auto flex items-center gap-3">
              <FreshnessLine />
              <PaletteButton />
            </div>
          </div>
        </header>
        <main
          id="main"
          tabIndex={-1}
          aria-busy={isNavigating}
          className={`mx-auto flex w-full ${width} grow flex-col px-4 outline-none sm:px-6 ${wide ? 'py-4' : 'py-6 sm:py-8'}`}
        >
          <Suspense fallback={<Loading label={words.shell.loading} />}>
            <Outlet />
          </Suspense>
        </main>
        <ScrollRestoration />
      </div>
    </CommandRegistryContext>
  )
}

/** Which node this is: people have several open at once. */
function NodeName() {
  const { data } = useRead(nodeView(useNodeApi()))
  if (data === undefined) return null
  return (
    <span className="min-w-0 truncate rounded-full bg-accent-soft px-2.5 py-0.5 text-accent text-sm">
      <span className="sr-only">{words.shell.nodeIs}</span>
      <bdi>{data.name}</bdi>
    </span>
  )
}
