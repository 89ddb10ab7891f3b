/** The public names of the interpreter. */

export type {
  EndReason,
  ExceptionReport,
  FrameReport,
  Interruption,
  ModuleSource,
  Observer,
  RunOutcome,
  SourceRun,
  VirtualMachineOptions,
} from "./virtual-machine.js";
export { VirtualMachine } from "./virtual-machine.js";
export { StandardLibrary } from "./modules/standard-library.js";
