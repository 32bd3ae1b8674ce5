/** `useQuery` for screens: what failed for a reason that may pass is read again, and stays said until it is there. */
import {
  type DefaultError,
  type QueryKey,
  type UseQueryOptions,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query'
import { useState } from 'react'
import { mayPass } from './api-error.ts'

const REREAD_FAILED_MS = 2000

type Read<Data> = Pick<UseQueryResult<Data>, 'refetch' | 'isFetching' | 'dataUpdatedAt'> & {
  data: Data | undefined
  /** Why the last reading failed, until one succeeds. */
  error: Error | null
  /** There is neither an answer nor a failure yet. */
  isPending: boolean
}

/**
 * While a query without data is read again the library calls it pending and forgets its error; a screen would change
 * between the two every other second, and screen readers would announce the same failure each time.
 */
export function useRead<Answer, Data = Answer, Key extends QueryKey = QueryKey>(
  options: UseQueryOptions<Answer, DefaultError, Data, Key>,
): Read<Data> {
  const usually = options.refetchInterval ?? false
  const { data, isSuccess, refetch, isFetching, dataUpdatedAt, ...query } = useQuery<Answer, DefaultError, Data, Key>({
    ...options,
    refetchInterval: (query) => {
      if (query.state.error !== null && mayPass(query.state.error)) return REREAD_FAILED_MS
      return typeof usually === 'function' ? usually(query) : usually
    },
  })
  const [failed, setFailed] = useState<Error | null>(null)
  const error = isSuccess ? null : (query.error ?? failed)
  if (error !== failed) setFailed(error)
  return { data, error, isPending: query.isPending && error === null, refetch, isFetching, dataUpdatedAt }
}
