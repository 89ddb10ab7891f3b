/** The status of a process whose program did not end by itself: as shells and `timeout` report it where they do. */

export const EXIT_CODES = {
  timeout: 124,
  output: 125,
  steps: 126,
  memory: 137,
  cancelled: 130,
  crashed: 70,
} as const;
