/** The public names of the interpreter. */

export { StandardLibrary } from "./modules/standard-library.js";
export type {
  EndReason,
  ExceptionReport,
  Executable,
  FileContent,
  FileErrorName,
  FileOptions,
  FileStatus,
  Frame,
  FrameReport,
  Interruption,
  ModuleSource,
  Mount,
  MountChanges,
  MountEntry,
  Observer,
  PlainLimits,
  PlainValue,
  PyException,
  RunOutcome,
  SourceRun,
  VirtualMachineOptions,
} from "./virtual-machine.js";
export {
  FileError,
  fromPlain,
  PlainValueError,
  toPlain,
  VirtualMachine,
} from "./virtual-machine.js";
