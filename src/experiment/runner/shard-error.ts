/** Which part of an experiment a process should run is not told, or told in two ways. The message is for the user. */
export class ShardError extends Error {
  override name = 'ShardError';
}
