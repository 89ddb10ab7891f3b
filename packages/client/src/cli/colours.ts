/** Colours of output. */

import pc from "picocolors";

/** Colours for a terminal that can show them. A pipe gets none, whatever the environment says of colours. */
export function coloursFor(stream: { readonly isTTY?: boolean }): ReturnType<typeof pc.createColors> {
  // Of a stream that is no terminal it is undefined, which picocolors would take as leave to ask the environment.
  return pc.createColors(stream.isTTY === true && pc.isColorSupported);
}
