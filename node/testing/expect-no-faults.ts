import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

/** Call it once in a test file: nothing that its tests ask is the node's fault. */
export function expectNoFaults(): void {
  let faults: MockInstance
  beforeEach(() => {
    faults = vi.spyOn(console, 'error')
  })
  afterEach(() => expect(faults).not.toHaveBeenCalled())
}
