/** Which protocol is spoken. */

/** Differs between versions that cannot talk to each other. */
export const PROTOCOL_VERSION = 1;
