/** Imported before any schema is made: compiling schemas needs `eval`, which the content security policy forbids. */
import * as z from 'zod/mini'

z.config({ jitless: true })
