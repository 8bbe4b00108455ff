import { failure } from '../errors.ts'
import { JsonPathError } from './nodes.ts'

/** Runs what deals with a path. Throws what kubectl says of one that cannot be read or does not fit. */
export function withPath<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof JsonPathError) throw failure(error.message)
    throw error
  }
}
