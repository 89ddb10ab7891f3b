/** Messages as their schemas read them. Only these functions of a thread need zod, which takes it 10 ms to set up. */

import {
  type ControlMessage,
  controlMessage,
  type MachineOptions,
  machineOptions,
  type RunCommand,
  runCommand,
  type SessionCommand,
  sessionCommand,
} from "./commands.js";

/** Throws a ZodError for what is no such command. */
export function parseRunCommand(data: unknown): RunCommand {
  return runCommand.parse(data);
}

/** Throws a ZodError for what are no such options. */
export function parseMachineOptions(data: unknown): MachineOptions {
  return machineOptions.parse(data);
}

/** The command, or in words what is wrong with it. */
export function parseSessionCommand(data: unknown): SessionCommand | string {
  const { success, data: command, error } = sessionCommand.safeParse(data);
  if (success) return command;
  return error.issues.map(({ path, message }) => `${path.map(String).join(".") || "message"}: ${message}`).join("; ");
}

/** Undefined for what is no such message. */
export function parseControlMessage(data: unknown): ControlMessage | undefined {
  return controlMessage.safeParse(data).data;
}
