/** What stat tells of a file, and the bits of its mode, with the values that Linux gives them. */

export const TYPE_MASK = 0o170000;
export const DIRECTORY_TYPE = 0o040000;
export const CHARACTER_TYPE = 0o020000;
export const REGULAR_TYPE = 0o100000;
export const PIPE_TYPE = 0o010000;
export const LINK_TYPE = 0o120000;
export const PERMISSION_MASK = 0o7777;

/** Times are nanoseconds since the epoch. */
export interface FileStatus {
  /** Type and permissions. */
  readonly mode: number;
  readonly inode: number;
  readonly device: number;
  readonly links: number;
  readonly size: number;
  readonly accessed: bigint;
  readonly modified: bigint;
  readonly changed: bigint;
}

/** Flags of open(). */
export const OpenFlag = {
  WRITE_ONLY: 0o1,
  READ_WRITE: 0o2,
  ACCESS_MODE: 0o3,
  CREATE: 0o100,
  EXCLUSIVE: 0o200,
  TRUNCATE: 0o1000,
  APPEND: 0o2000,
  DIRECTORY: 0o200000,
  NO_FOLLOW: 0o400000,
  CLOSE_ON_EXEC: 0o2000000,
  PATH_ONLY: 0o10000000,
} as const;
