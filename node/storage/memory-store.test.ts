import { createMemoryStore } from './memory-store.ts'
import { storeContract } from './store-contract.ts'

storeContract(
  'the store in memory',
  () => {
    const store = createMemoryStore()
    return { store, discard: () => store.close() }
  },
  300,
)
