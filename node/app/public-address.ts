/** Which addresses of the internet the node may fetch a file from: those that are nobody's own machine or network. */
import { BlockList, isIP } from 'node:net'
import { networkInterfaces } from 'node:os'

/** IANA's special-purpose registries, and what else is not a host of the public internet. */
const NOT_PUBLIC_V4: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by a provider's customers
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, and the metadata of clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
]
/** Of version 6, only what is handed out for the public internet… */
const PUBLIC_V6: readonly (readonly [network: string, prefix: number])[] = [['2000::', 3]]
/** …and of that, nothing that wraps an address of version 4 or is documentation. */
const NOT_PUBLIC_V6: readonly (readonly [network: string, prefix: number])[] = [
  ['2001::', 23], // protocol assignments, Teredo among them
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4
  ['3fff::', 20], // documentation
]

function listOf(networks: readonly (readonly [string, number])[], type: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, type)
  return list
}
const notPublicV4 = listOf(NOT_PUBLIC_V4, 'ipv4')
const publicV6 = listOf(PUBLIC_V6, 'ipv6')
const notPublicV6 = listOf(NOT_PUBLIC_V6, 'ipv6')

/** The addresses of this machine, which may be public ones. Asked for anew each time: networks come and go. */
function ownAddresses(interfaces: ReturnType<typeof networkInterfaces>): BlockList {
  const list = new BlockList()
  for (const { address, family } of Object.values(interfaces).flatMap((of) => of ?? []))
    list.addAddress(address, family === 'IPv4' ? 'ipv4' : 'ipv6')
  return list
}

/**
 * Is this address, as a resolver gives it, one of the public internet and of another machine? Anything that is no
 * address is not.
 */
export function isPublicAddress(address: string, interfaces = networkInterfaces()): boolean {
  switch (isIP(address)) {
    case 4:
      return !notPublicV4.check(address, 'ipv4') && !ownAddresses(interfaces).check(address, 'ipv4')
    case 6:
      return (
        // An address with a zone is of a link.
        !address.includes('%') &&
        publicV6.check(address, 'ipv6') &&
        !notPublicV6.check(address, 'ipv6') &&
        !ownAddresses(interfaces).check(address, 'ipv6')
      )
    default:
      return false
  }
}
