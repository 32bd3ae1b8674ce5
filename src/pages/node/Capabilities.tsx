import { Check, Minus } from 'lucide-react'
import { CAPABILITY_NAMES, type NodeCapability } from '#shared/wire/node.ts'
import { capabilitiesByArea, capabilityToWords } from '../../api/capabilities.ts'
import { words } from '../../words/words.ts'
import { Box } from './Box.tsx'

const said = words.node.capabilities

/** What the node can do, by area: how much of it at a glance, what exactly on opening it. What it cannot do is open. */
export function Capabilities({ held }: { held: ReadonlySet<NodeCapability> }) {
  const lacking = CAPABILITY_NAMES.filter((name) => !held.has(name))
  return (
    <Box title={said.title}>
      <p className="text-muted">
        {lacking.length === 0
          ? said.everything
          : said.some(CAPABILITY_NAMES.length - lacking.length, CAPABILITY_NAMES.length)}
      </p>
      <ul className="flex flex-col">
        {capabilitiesByArea().map(([area, names]) => {
          const count = names.filter((name) => held.has(name)).length
          return (
            <li key={area} className="border-line border-t first:border-t-0">
              <details open={count < names.length}>
                <summary className="py-2">
                  <span className="font-medium">{said.areas[area]}</span>{' '}
                  <span className="text-muted text-sm">{said.count(count, names.length)}</span>
                </summary>
                <ul className="flex flex-col gap-1 pb-3 pl-4">
                  {names.map((name) => (
                    <CapabilityRow key={name} name={name} isHeld={held.has(name)} />
                  ))}
                </ul>
              </details>
            </li>
          )
        })}
      </ul>
    </Box>
  )
}

function CapabilityRow({ name, isHeld }: { name: NodeCapability; isHeld: boolean }) {
  return (
    <li className={`flex items-start gap-2 ${isHeld ? '' : 'text-muted'}`}>
      {isHeld ? (
        <Check size={16} aria-hidden className="mt-1 shrink-0 text-success" />
      ) : (
        <Minus size={16} aria-hidden className="mt-1 shrink-0" />
      )}
      <span>{isHeld ? capabilityToWords(name) : words.node.cannot(words.node.deeds[name])}</span>
    </li>
  )
}
