/** What comes within this time, in milliseconds; undefined when it fails or takes longer: whoever needs it asks again. */
export const within = <Value>(ms: number, promise: Promise<Value>): Promise<Value | undefined> =>
  Promise.race([promise.catch(() => undefined), new Promise<undefined>((resolve) => setTimeout(resolve, ms))])
