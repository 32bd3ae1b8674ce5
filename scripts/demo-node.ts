/** A node of the demo: an ordinary node that ends with the process that started it, however that one dies. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
await import('../node/main.ts')

export {}
