/** A long-lived interpreter that answers commands one after the other. */

import type { MessagePort } from "node:worker_threads";
import { fromPlain, type PlainValue, PlainValueError, toPlain } from "@tandem-py/vm-core";
import type { ControlBlock, SessionCommand, SessionResult } from "../protocol/index.js";
import { parseMachineOptions, parseSessionCommand } from "../protocol/schema-parsing.js";
import { isSoundMachineOptions, isSoundSessionCommand } from "../protocol/sound-messages.js";
import { ProgramHost } from "./program-host.js";

export class Session {
  private readonly host: ProgramHost;
  private readonly onClose: () => void;
  private isClosed = false;

  constructor(control: ControlBlock, stream: MessagePort, machine: unknown, onClose: () => void) {
    this.host = new ProgramHost(
      control,
      stream,
      isSoundMachineOptions(machine) ? machine : parseMachineOptions(machine),
    );
    this.onClose = onClose;
    // Between runs the thread is free and messages arrive by themselves.
    stream.on("message", (message: unknown) => this.host.receive(message));
  }

  /** Answers every message, also one that is no command. */
  request(data: unknown): SessionResult {
    if (this.isClosed) return { kind: "failed", code: "closed", message: "the session is closed" };
    const command = isSoundSessionCommand(data) ? data : parseSessionCommand(data);
    if (typeof command === "string") return { kind: "failed", code: "invalid-message", message: command };
    try {
      return this.perform(command);
    } catch (error) {
      if (error instanceof PlainValueError) return { kind: "failed", code: "invalid-value", message: error.message };
      throw error;
    }
  }

  private perform(command: SessionCommand): SessionResult {
    const { host } = this;
    const { machine } = host;
    switch (command.kind) {
      case "execute": {
        const { source, filename, mode, isQuiet, ...limits } = command;
        const isInteractive = mode === "single";
        const run = {
          filename,
          mode,
          isQuiet: isQuiet || (isInteractive && "incomplete"),
          flags: isInteractive ? INTERACTIVE : 0,
        } as const;
        return { kind: "outcome", outcome: host.run((vm) => vm.execute(source, run), limits) };
      }
      case "get":
        return this.get(command.name);
      case "set":
        return this.change(() => machine.globals.set(command.name, fromPlain(command.value)));
      case "delete":
        return this.change(() => {
          machine.globals.delete(command.name);
        });
      case "names":
        return { kind: "names", names: machine.globals.keys().filter((key) => typeof key === "string") };
      case "close":
        this.isClosed = true;
        host.end();
        this.onClose();
        return { kind: "done" };
    }
  }

  private get(name: string): SessionResult {
    let value: PlainValue | undefined;
    const outcome = this.host.run(
      (machine) =>
        machine.enter(true, () => {
          const found = machine.globals.get(name);
          if (found !== undefined) value = toPlain(found);
          return null;
        }),
      {},
    );
    if (outcome.kind !== "ok") return { kind: "failed", code: "failed", message: `reading ${name}: ${outcome.kind}` };
    return value === undefined ? { kind: "value" } : { kind: "value", value };
  }

  private change(action: () => void): SessionResult {
    const outcome = this.host.machine.enter(true, () => {
      action();
      return null;
    });
    if (outcome.kind === "ok") return { kind: "done" };
    const message = outcome.kind === "error" ? `${outcome.error.type}: ${outcome.error.message}` : outcome.kind;
    return { kind: "failed", code: "invalid-value", message };
  }
}

/** Interactive input may be incomplete, and its open blocks are not closed at the end of the text. */
const INTERACTIVE = 0x4000 | 0x200;
