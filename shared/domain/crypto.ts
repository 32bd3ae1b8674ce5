/** The two primitives that verifying needs. The node and the browser each bring their own implementation. */
export type Crypto = {
  sha256(bytes: Uint8Array): Uint8Array
  /** ed25519; false for anything malformed, never a throw. */
  verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean
}
