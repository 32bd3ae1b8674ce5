/** One command, with everything it says kept; ended when it takes too long. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

type CommandResult = { code: number; output: string }

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a program in the root of the project. Never rejects: what could not start has the code -1. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { timeoutMs: number; live?: boolean; env?: Record<string, string> },
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const parts: string[] = []
    const keep = (text: string) => {
      parts.push(text)
      if (options.live) process.stdout.write(text)
    }
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
      // A group of its own, so that what it has started ends with it.
      detached: true,
    })
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    const endAll = () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    }
    const patience = setTimeout(() => {
      keep(`\nIt took more than ${options.timeoutMs / 1000} seconds and was ended.\n`)
      endAll()
    }, options.timeoutMs)
    /** Asked to end, this program does so too, and not only the stage that is running. */
    const endWith = (signal: NodeJS.Signals) => {
      endAll()
      process.kill(process.pid, signal)
    }
    process.once('SIGINT', endWith).once('SIGTERM', endWith)
    const settle = (code: number) => {
      clearTimeout(patience)
      process.off('SIGINT', endWith).off('SIGTERM', endWith)
      resolve({ code, output: parts.join('') })
    }
    child.once('error', (error) => {
      keep(`${error.message}\n`)
      settle(-1)
    })
    child.once('close', (code) => settle(code ?? -1))
  })
}

/** A program that comes with the packages. */
export const packaged = (path: string): string => `node_modules/${path}`
