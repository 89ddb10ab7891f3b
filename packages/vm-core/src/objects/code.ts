/** code objects: compiled code with its constants as Python values and its inline caches. */

import { type Code, CodeFlag, type NestedCode } from "../bytecode/code.js";
import { PresentedCode } from "../bytecode/presented-code.js";
import { PresentedConstants } from "../bytecode/presented-constants.js";
import { PyObject, type Value } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const codeType: PyType = defineType("code", { isSubclassable: false });

/** What an execution engine keeps with a code object: decoded tables, inline caches, counters. */
export abstract class CodeState {}

/** What a program has given for a code object and does not follow from the code. */
export interface GivenTables {
  readonly stackSize?: number;
  readonly lineTable?: Uint8Array;
  readonly bytecode?: Uint8Array;
  readonly exceptionTable?: Uint8Array;
  readonly constants?: readonly Value[];
}

/** What a function takes from its code before it is called. */
interface Summary {
  readonly name: string;
  readonly qualifiedName: string;
  readonly docstring: Value;
}

export class PyCode extends PyObject {
  override cls: PyType = codeType;
  /** Made by the interpreter when the code first runs. */
  state: CodeState | null = null;
  readonly given: GivenTables | null;
  private readonly block: Pick<NestedCode, "code" | "summary">;
  private known: Summary | null = null;
  private values: readonly Value[] | null;
  private readonly makeValues: ((code: Code) => readonly Value[]) | null;
  private shownCode: PresentedCode | null = null;
  private shownConstants: PresentedConstants<Value> | null = null;

  /** `constants` makes them when they are first asked for: most functions of a module are never called. */
  constructor(
    code: Code | NestedCode,
    constants: readonly Value[] | ((code: Code) => readonly Value[]),
    given: GivenTables | null = null,
  ) {
    super();
    this.block = "kind" in code ? code : { code };
    this.values = typeof constants === "function" ? null : constants;
    this.makeValues = typeof constants === "function" ? constants : null;
    this.given = given;
  }

  get code(): Code {
    return this.block.code;
  }

  get summary(): Summary {
    this.known ??= this.block.summary ?? this.summarize();
    return this.known;
  }

  /** The values of `code.constants`. */
  get constants(): readonly Value[] {
    this.values ??= this.makeValues?.(this.code) ?? [];
    return this.values;
  }

  private summarize(): Summary {
    const { name, qualifiedName, flags } = this.code;
    return { name, qualifiedName, docstring: (flags & CodeFlag.HAS_DOCSTRING) !== 0 ? this.constants[0] : null };
  }

  /** The code in CPython's bytecode, made for those who ask: all offsets that a program sees are in it. */
  get presented(): PresentedCode {
    this.shownCode ??= new PresentedCode(this.code, this.presentedConstants);
    return this.shownCode;
  }

  get presentedConstants(): PresentedConstants<Value> {
    this.shownConstants ??= new PresentedConstants(this.code.constants, this.constants);
    return this.shownConstants;
  }
}
