/** Names that functions of the client's can have. */

/** Identifiers in ASCII. */
export const HOST_FUNCTION_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/;
