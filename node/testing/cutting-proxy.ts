/** Stands before a peer listener and loses what it is told to lose: requests on their way, or answers on theirs. */
import { once } from 'node:events'
import { createServer, connect as dial, type Socket } from 'node:net'

export type Loss = 'nothing' | 'request' | 'answer'

export class CuttingProxy {
  /** What is lost of a request with this first line. */
  lose: (requestLine: string) => Loss = () => 'nothing'
  /** First lines of the requests that came, in order. */
  readonly seen: string[] = []
  targetPort = 0
  readonly #server = createServer((client) => this.#serve(client))
  readonly #sockets = new Set<Socket>()

  static async start(): Promise<CuttingProxy> {
    const proxy = new CuttingProxy()
    proxy.#server.listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    return proxy
  }
  get url(): string {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('The proxy is not listening.')
    return `http://127.0.0.1:${address.port}`
  }
  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #serve(client: Socket): void {
    const target = dial(this.targetPort, '127.0.0.1')
    let loss: Loss = 'nothing'
    for (const [socket, other] of [
      [client, target],
      [target, client],
    ] as const) {
      this.#sockets.add(socket)
      // A socket that breaks takes the other one along; who notices is the node.
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        this.#sockets.delete(socket)
        other.destroy()
      })
    }
    client.on('data', (chunk) => {
      const text = chunk.toString('latin1')
      const line = /^(GET|POST) \S+/.exec(text)?.[0]
      if (line !== undefined) {
        this.seen.push(line)
        loss = this.lose(line)
      }
      if (loss === 'request') client.destroy()
      else target.write(text.replace(`host: ${new URL(this.url).host}`, `host: 127.0.0.1:${this.targetPort}`), 'latin1')
    })
    target.on('data', (chunk) => {
      if (loss === 'answer') client.destroy()
      else client.write(chunk)
    })
  }
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('A TCP listener has a port.')
  return address.port
}
