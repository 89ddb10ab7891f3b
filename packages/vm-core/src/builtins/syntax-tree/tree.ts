/** A syntax tree whose kinds are not known yet: what nodes of the ast module turn into before it has been checked. */

export interface Tree {
  readonly kind: string;
  [field: string]: unknown;
}

export function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && "kind" in value;
}
