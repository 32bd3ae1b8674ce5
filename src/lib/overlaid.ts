/** A map with other values for some of its keys, made without copying it: the one below may be large. Pure. */
export function overlaid<Key, Value>(
  below: ReadonlyMap<Key, Value>,
  above: ReadonlyMap<Key, Value>,
): ReadonlyMap<Key, Value> {
  function* entries(): Generator<[Key, Value], undefined> {
    for (const [key, value] of below) yield [key, above.get(key) ?? value]
  }
  function* values(): Generator<Value, undefined> {
    for (const [, value] of entries()) yield value
  }
  const map: ReadonlyMap<Key, Value> = {
    size: below.size,
    get: (key) => (below.has(key) ? (above.get(key) ?? below.get(key)) : undefined),
    has: (key) => below.has(key),
    forEach(callback) {
      for (const [key, value] of entries()) callback(value, key, map)
    },
    entries,
    keys: () => below.keys(),
    values,
    [Symbol.iterator]: entries,
  }
  return map
}
