/** One client's WebSocket: any number of programs, by the numbers that the client gives them. */

import type { ProgramLink } from "@tandem-py/worker";
import { ProgramRelay, type SessionLink } from "@tandem-py/worker";
import {
  type Limits,
  outcome,
  PROTOCOL_VERSION,
  type ProgramCommand,
  type SessionCommand,
  sessionResult,
} from "@tandem-py/worker/protocol";
import type { RawData, WebSocket } from "ws";
import { place } from "../errors.js";
import { takeLimits } from "../limits.js";
import { type ClientMessage, clientMessage, type ServerMessage } from "../remote/messages.js";
import { ServiceError } from "../remote/service-errors.js";
import { Supervisor } from "../supervisor.js";
import { decodeWire, encodeWire } from "../wire.js";
import type { Client } from "./clients.js";
import { describeError } from "./http.js";
import { allowedLimits, requireOwn } from "./policy.js";
import type { Service } from "./service.js";

/** Bytes that may wait for a client that does not read. What a program sends is held back long before. */
const MAXIMUM_UNREAD = 64 * 1024 * 1024;
/** Messages that are none, after which nobody is believed to be there who speaks the protocol. */
const MAXIMUM_ERRORS = 100;
const PING = 30_000;
const POLICY_VIOLATION = 1008;

export class SocketClient {
  private readonly service: Service;
  private readonly client: Client;
  private readonly socket: WebSocket;
  private readonly programs = new Map<number, ServedProgram>();
  private readonly ping: NodeJS.Timeout;
  private hasAnswered = true;
  private errors = 0;

  /** From now on, until the socket closes. */
  static serve(service: Service, client: Client, socket: WebSocket): void {
    new SocketClient(service, client, socket).begin();
  }

  private constructor(service: Service, client: Client, socket: WebSocket) {
    this.service = service;
    this.client = client;
    this.socket = socket;
    this.ping = setInterval(() => this.sendPing(), PING);
    this.ping.unref();
  }

  private begin(): void {
    const { socket, service } = this;
    socket.on("message", (data) => this.receive(data));
    socket.on("pong", () => {
      this.hasAnswered = true;
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", () => this.leave());
    this.send({ kind: "hello", protocol: PROTOCOL_VERSION, version: service.version });
  }

  private receive(data: RawData): void {
    try {
      this.perform(clientMessage.parse(decodeWire(textOf(data))));
    } catch (error) {
      const { code, message } = describeError(error);
      this.send({ kind: "refused", program: null, code, message });
      if (++this.errors >= MAXIMUM_ERRORS) this.socket.close(POLICY_VIOLATION, "too many messages that are none");
    }
  }

  private perform(message: ClientMessage): void {
    if (message.kind === "program") {
      // What is said to a program that has ended meanwhile is late, not wrong.
      this.programs.get(message.program)?.receive(message.command);
      return;
    }
    const { program } = message;
    try {
      if (this.programs.has(program)) throw new ServiceError("duplicate-id", `there is a program ${program}`);
      if (this.service.state === "closing") throw new ServiceError("closed", "the server is shutting down");
      this.start(message);
    } catch (error) {
      const { code, message: reason } = describeError(error);
      this.send({ kind: "refused", program, code, message: reason });
    }
  }

  private start(message: Extract<ClientMessage, { readonly kind: "run" | "session" }>): void {
    const { service, client } = this;
    requireOwn(message.kind === "run" ? message.command.machine : message.machine);
    const exit = client.enter();
    try {
      const runner = service.places.runner();
      const link = place(() => {
        if (message.kind === "session") return runner.openSession(message.machine, { client: client.name });
        const [limits, command] = takeLimits(message.command);
        const allowed = { ...command, ...allowedLimits(limits, service.policy) };
        return runner.run(allowed, { requests: message.requests, client: client.name });
      });
      const { program } = message;
      const served = new ServedProgram(link, {
        limits: message.kind === "run" ? allowedLimits(message.command, service.policy) : {},
        service,
        client,
        send: (report) => this.send({ kind: "program", program, report }),
        onEnd: () => {
          exit();
          this.programs.delete(program);
        },
      });
      this.programs.set(program, served);
    } catch (error) {
      exit();
      throw error;
    }
  }

  private send(message: ServerMessage): void {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return;
    socket.send(encodeWire(message));
    if (socket.bufferedAmount > MAXIMUM_UNREAD) socket.terminate();
  }

  private sendPing(): void {
    if (!this.hasAnswered) return this.socket.terminate();
    this.hasAnswered = false;
    this.socket.ping();
  }

  private leave(): void {
    clearInterval(this.ping);
    for (const program of this.programs.values()) program.abandon();
  }
}

interface ServedOptions {
  readonly limits: Limits;
  readonly service: Service;
  readonly client: Client;
  readonly send: ConstructorParameters<typeof ProgramRelay>[1]["send"];
  readonly onEnd: () => void;
}

/** A program that a client far away steers. Its time is watched here, whatever the client does. */
class ServedProgram {
  private readonly link: ProgramLink | SessionLink;
  private readonly options: ServedOptions;
  private readonly relay: ProgramRelay;
  /** Of the run that goes on. */
  private supervisor: Supervisor | null = null;

  constructor(link: ProgramLink | SessionLink, options: ServedOptions) {
    this.link = link;
    this.options = options;
    if (!("request" in link)) this.supervisor = new Supervisor(link, options.limits);
    link.stream.on("message", (message) => {
      if (isRunStart(message)) this.supervisor?.begin();
    });
    this.relay = new ProgramRelay(link, {
      send: (report) => {
        if (report.kind === "done") this.count(report.result);
        if (report.kind === "answer") this.countAnswer(report.answer);
        options.send(report.kind === "died" ? { ...report, reason: this.supervisor?.reason ?? report.reason } : report);
      },
      onEnd: () => {
        this.supervisor?.end();
        options.onEnd();
      },
    });
  }

  receive(command: ProgramCommand): void {
    if (command.kind !== "call") return this.relay.receive(command);
    this.relay.receive({ ...command, command: this.limit(command.command) });
  }

  /** Its client has gone. */
  abandon(): void {
    if ("request" in this.link) this.link.kill();
    else this.supervisor?.cancel();
  }

  private limit(command: SessionCommand): SessionCommand {
    if (command.kind !== "execute") return command;
    const [asked, others] = takeLimits(command);
    const limits = allowedLimits(asked, this.options.service.policy);
    this.supervisor?.end();
    this.supervisor = new Supervisor(this.link, limits);
    return { ...others, ...limits };
  }

  private countAnswer(answer: unknown): void {
    const result = sessionResult.safeParse(answer).data;
    if (result?.kind !== "outcome") return;
    this.supervisor?.end();
    this.supervisor = null;
    this.options.service.metrics.countRun(result.outcome, this.options.client.name);
  }

  private count(result: unknown): void {
    const ending = outcome.safeParse(result).data;
    if (ending !== undefined) this.options.service.metrics.countRun(ending, this.options.client.name);
  }
}

function isRunStart(message: unknown): boolean {
  return typeof message === "object" && message !== null && "kind" in message && message.kind === "run-start";
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString("utf8");
  return Buffer.from(data as ArrayBuffer).toString("utf8");
}
