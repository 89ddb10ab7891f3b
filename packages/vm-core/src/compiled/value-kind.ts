/** What is known of values while code is compiled, and in which variables they are. */

/**
 * A value of kind FLOAT is in a raw variable, and boxed as well when `isBoxed` says so. One of kind MIXED is in the raw
 * variable when the boxed one holds the mark RAW, else boxed. All others are in the boxed variable alone.
 */
export const Kind = {
  ANY: 0,
  /** A JavaScript number: an int in the safe range. */
  INT: 1,
  BOOL: 2,
  STR: 3,
  FLOAT: 4,
  MIXED: 5,
  /** May be no value: the self slot of a call, or an unbound local set aside. */
  EMPTY: 6,
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

export interface Local {
  readonly kind: Kind;
  readonly isBoxed: boolean;
  /** Differs from what the frame holds. */
  readonly isDirty: boolean;
  readonly isBound: boolean;
}

export interface Slot {
  readonly kind: Kind;
  readonly isBoxed: boolean;
  /** The local that it is a copy of, as long as that has not changed; else -1. */
  readonly local: number;
}

/** What is known between two instructions. */
export interface State {
  readonly locals: readonly Local[];
  readonly stack: readonly Slot[];
}

function joinKinds(one: Kind, other: Kind): Kind {
  if (one === other) return one;
  if (one === Kind.EMPTY || other === Kind.EMPTY) return Kind.EMPTY;
  const isRaw = (kind: Kind): boolean => kind === Kind.FLOAT || kind === Kind.MIXED;
  return isRaw(one) || isRaw(other) ? Kind.MIXED : Kind.ANY;
}

/** What holds on both of two ways to the same instruction. */
export function joinStates(one: State, other: State): State {
  return {
    locals: one.locals.map((local, index) => {
      const second = other.locals[index];
      return {
        kind: joinKinds(local.kind, second.kind),
        isBoxed: local.isBoxed && second.isBoxed,
        isDirty: local.isDirty || second.isDirty,
        isBound: local.isBound && second.isBound,
      };
    }),
    stack: one.stack.map((slot, index) => {
      const second = other.stack[index];
      return {
        kind: joinKinds(slot.kind, second.kind),
        isBoxed: slot.isBoxed && second.isBoxed,
        local: slot.local === second.local ? slot.local : -1,
      };
    }),
  };
}

export function isSameState(one: State, other: State): boolean {
  return (
    one.stack.length === other.stack.length &&
    one.locals.every((local, index) => {
      const second = other.locals[index];
      return (
        local.kind === second.kind &&
        local.isBoxed === second.isBoxed &&
        local.isDirty === second.isDirty &&
        local.isBound === second.isBound
      );
    }) &&
    one.stack.every((slot, index) => {
      const second = other.stack[index];
      return slot.kind === second.kind && slot.isBoxed === second.isBoxed && slot.local === second.local;
    })
  );
}
