/** Reading one pickle: the loop, and what the instructions need of each other. */

import type { Value } from "../../objects/object.js";
import { eofError } from "../../runtime/errors.js";
import { pollSafePoint } from "../../runtime/thread.js";
import { LoadStack } from "./load-stack.js";
import { Opcode } from "./opcodes.js";
import { unpicklingError } from "./pickle-errors.js";
import type { PickleInput } from "./pickle-input.js";
import type { PyUnpickler } from "./unpickler-object.js";

/** Instructions between safe points. */
const POLLED = 1024;

export interface LoadHooks {
  /** Undefined when the unpickler has none of its own. */
  readonly persistentLoad: Value | undefined;
  /** What a module and a name in it stand for. */
  readonly findClass: (module: string, name: string) => Value;
}

/** What an instruction does. */
export type Loader = (loading: Loading) => void;

export class Loading {
  readonly unpickler: PyUnpickler;
  readonly input: PickleInput;
  readonly hooks: LoadHooks;
  readonly stack = new LoadStack();

  constructor(unpickler: PyUnpickler, input: PickleInput, hooks: LoadHooks) {
    this.unpickler = unpickler;
    this.input = input;
    this.hooks = hooks;
  }

  /** The pickled value. `loaders` has what each instruction does, by its number. */
  load(loaders: readonly (Loader | undefined)[]): Value {
    this.unpickler.protocol = 0;
    for (let count = 1; ; count++) {
      if (count % POLLED === 0) pollSafePoint();
      const opcode = this.input.opcode();
      if (opcode === undefined) throw eofError("Ran out of input");
      if (opcode === Opcode.STOP) break;
      const loader = loaders[opcode];
      if (loader === undefined) throw unpicklingError(`invalid load key, ${showKey(opcode)}.`);
      loader(this);
    }
    const value = this.stack.pop();
    this.input.finish();
    return value;
  }
}

/** As CPython shows it: quotes and backslashes too as numbers. */
function showKey(opcode: number): string {
  const isPlain = opcode >= 0x20 && opcode <= 0x7e && opcode !== 0x27 && opcode !== 0x5c;
  return isPlain ? `'${String.fromCharCode(opcode)}'` : `'\\x${opcode.toString(16).padStart(2, "0")}'`;
}
