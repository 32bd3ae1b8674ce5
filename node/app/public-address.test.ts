import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { isPublicAddress } from './public-address.ts'

test.each([
  '1.1.1.1',
  '8.8.8.8',
  '100.63.255.255',
  '100.128.0.1',
  '126.255.255.255',
  '128.0.0.1',
  '169.253.1.1',
  '172.15.0.1',
  '172.32.0.1',
  '192.167.1.1',
  '198.17.0.1',
  '223.255.255.255',
  '2001:200::1',
  '2606:4700:4700::1111',
  '2a00:1450:4001::1',
  '3ffe::1',
])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true))

test.each([
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.255.255',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.168.0.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:7f00:1',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::1',
  '3fff::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  '2606:4700::1%eth0',
  'fec0::1',
  'ff02::1',
  '',
  'localhost',
  '127.1',
  '0x7f.1',
  '2130706433',
  '127.0.0.1.',
  ' 8.8.8.8',
])('%j is not', (address) => expect(isPublicAddress(address)).toBe(false))

const SHARED = { mac: '02:00:00:00:00:01', internal: false }
const OWN: ReturnType<typeof networkInterfaces> = {
  eth0: [
    { ...SHARED, family: 'IPv4', address: '93.184.216.34', netmask: '255.255.255.0', cidr: '93.184.216.34/24' },
    { ...SHARED, family: 'IPv6', address: '2a00:1450:4001::7', netmask: '', cidr: null, scopeid: 0 },
  ],
  down: undefined,
}
test.each([
  ['its own', '93.184.216.34', false],
  ['its own of version 6', '2a00:1450:4001::7', false],
  ['its own, spelt otherwise', '2A00:1450:4001:0::0007', false],
  ["its neighbour's", '93.184.216.35', true],
  ["its neighbour's of version 6", '2a00:1450:4001::8', true],
])('of a machine in the public internet, %s address', (_whose, address, isPublic) =>
  expect(isPublicAddress(address, OWN)).toBe(isPublic),
)

test('what this machine has is never public', () => {
  for (const { address } of Object.values(networkInterfaces()).flatMap((of) => of ?? []))
    expect(isPublicAddress(address)).toBe(false)
})
