/** The public names of the interpreter. */

export { StandardLibrary } from "./modules/standard-library.js";
export type {
  EndReason,
  ExceptionReport,
  Executable,
  Frame,
  FrameReport,
  Interruption,
  ModuleSource,
  Observer,
  PlainLimits,
  PlainValue,
  PyException,
  RunOutcome,
  SourceRun,
  VirtualMachineOptions,
} from "./virtual-machine.js";
export { fromPlain, PlainValueError, toPlain, VirtualMachine } from "./virtual-machine.js";
