/**
 * The only place that uses XMLHttpRequest: no browser tells by `fetch` how much of a body has been sent, unless it is
 * a stream, which HTTP/1.1 cannot carry.
 */
import { ApiError } from './api-error.ts'

/** Nothing sent and nothing answered for so long is a broken connection. */
const SILENCE_MAX_MS = 60_000

export type UploadOptions = {
  signal?: AbortSignal | undefined
  onProgress?: ((progress: { sentBytes: number; sizeBytes: number }) => void) | undefined
}

export function upload(
  url: string,
  file: Blob,
  { signal, onProgress }: UploadOptions = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const request = new XMLHttpRequest()
    let silence = setTimeout(giveUp, SILENCE_MAX_MS)
    function giveUp(): void {
      reject(new ApiError({ kind: 'timeout' }))
      request.abort()
    }
    const stop = () => request.abort()
    request.open('POST', url)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = ({ loaded }) => {
      clearTimeout(silence)
      silence = setTimeout(giveUp, SILENCE_MAX_MS)
      onProgress?.({ sentBytes: Math.min(loaded, file.size), sizeBytes: file.size })
    }
    request.onload = () => resolve({ status: request.status, text: request.responseText })
    request.onerror = () => reject(new ApiError({ kind: 'unreachable' }))
    request.onabort = () => reject(signal?.reason ?? new ApiError({ kind: 'unreachable' }))
    request.onloadend = () => {
      clearTimeout(silence)
      signal?.removeEventListener('abort', stop)
    }
    signal?.addEventListener('abort', stop)
    request.send(file)
  })
}
