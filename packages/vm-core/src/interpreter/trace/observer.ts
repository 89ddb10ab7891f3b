/** The host's view of a running program: native callbacks, independent of the guest's own trace function. */

import type { PyException } from "../../objects/exception.js";
import type { Value } from "../../objects/object.js";
import type { Executable } from "../executable.js";
import type { Frame } from "../frame.js";

/**
 * Its methods are called between two instructions of the guest. An observer cannot be seen, removed or stopped by the
 * guest.
 */
export interface Observer {
  /** Whether this code's frames should report lines, returns and exceptions; asked at each call. */
  wants(executable: Executable): boolean;
  call(frame: Frame): void;
  line(frame: Frame, line: number): void;
  /** `isYield` for a generator that suspends. */
  return(frame: Frame, value: Value, isYield: boolean): void;
  exception(frame: Frame, exception: PyException): void;
  /** An exception leaves the frame. */
  unwind(frame: Frame, exception: PyException): void;
  /** A frame that reports calls a native function or method, or comes back from it, by an exception or not. */
  nativeCall?(frame: Frame, callable: Value): void;
  nativeReturn?(frame: Frame, callable: Value): void;
  /** Whether this code's frames should report instructions and branches, too; asked at each call. */
  wantsInstructions?(executable: Executable): boolean;
  /** The instruction at this word is about to run. */
  instruction?(frame: Frame, pc: number): void;
  /** The branch at a word has gone on at another: the one behind it, or the one that it names. */
  branch?(frame: Frame, source: number, destination: number): void;
}
