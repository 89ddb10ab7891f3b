/** Programs on a server, over one WebSocket. */

import { FarProgram, type PlacementOptions, ProgramDeath, type ProgramLink, type SessionLink } from "@tandem-py/worker";
import { type MachineOptions, PROTOCOL_VERSION, type RunCommand } from "@tandem-py/worker/protocol";
import { WebSocket } from "ws";
import { TandemError } from "../errors.js";
import type { Places } from "../places.js";
import { decodeWire, encodeWire } from "../wire.js";
import { type ClientMessage, SUBPROTOCOL, serverMessage } from "./messages.js";

export interface ConnectOptions {
  /** The server's token for this client. */
  readonly token?: string;
  /** Milliseconds until the server must have answered; 10,000 by default. */
  readonly timeoutMs?: number;
}

const MAXIMUM_MESSAGE = 256 * 1024 * 1024;
const TIMEOUT = 10_000;

export class RemotePlaces implements Places {
  readonly isolateStatus = null;
  private readonly socket: WebSocket;
  private readonly programs = new Map<number, FarProgram>();
  private programCount = 0;
  private isClosed = false;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("message", (data: Buffer) => this.receive(data.toString("utf8")));
    socket.on("close", () => this.lose());
    socket.on("error", () => this.lose());
  }

  /** Rejects with TandemError: `unauthorized`, `failed`. */
  static connect(url: string, { token, timeoutMs = TIMEOUT }: ConnectOptions): Promise<RemotePlaces> {
    return new Promise((resolve, reject) => {
      const address = addressOf(url);
      const socket = new WebSocket(address, SUBPROTOCOL, {
        handshakeTimeout: timeoutMs,
        maxPayload: MAXIMUM_MESSAGE,
        // Most messages are small, and there are many.
        perMessageDeflate: false,
        ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
      });
      const fail = (error: TandemError): void => {
        reject(error);
        socket.terminate();
      };
      socket.once("error", (error) =>
        fail(new TandemError("failed", `${address.host} cannot be reached: ${error.message}`)),
      );
      socket.once("unexpected-response", (_request, response) => {
        const isToken = response.statusCode === 401;
        fail(
          isToken
            ? new TandemError("unauthorized", `${address.host} does not know this token`)
            : new TandemError("failed", `${address.host} answers with status ${response.statusCode}`),
        );
      });
      socket.once("close", (_code, reason) =>
        fail(new TandemError("failed", `${address.host} hung up: ${reason.toString("utf8")}`)),
      );
      socket.once("message", (data: Buffer) => {
        const hello = serverMessage.safeParse(parse(data.toString("utf8"))).data;
        if (hello?.kind !== "hello") return fail(new TandemError("failed", `${address.host} is no Tandem server`));
        if (hello.protocol !== PROTOCOL_VERSION) {
          const versions = `version ${hello.protocol} of the protocol, not ${PROTOCOL_VERSION}`;
          return fail(new TandemError("failed", `${address.host} speaks ${versions}`));
        }
        socket.removeAllListeners();
        resolve(new RemotePlaces(socket));
      });
    });
  }

  runner(): this {
    return this;
  }

  async ready(): Promise<void> {}

  run(command: RunCommand, { requests = 0 }: PlacementOptions = {}): ProgramLink {
    return this.begin((program) => ({ kind: "run", program, command, requests }));
  }

  openSession(machine: MachineOptions): SessionLink {
    return this.begin((program) => ({ kind: "session", program, machine }));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.lose();
    if (this.socket.readyState === WebSocket.CLOSED) return;
    const closed = new Promise<void>((resolve) => this.socket.once("close", () => resolve()));
    this.socket.close();
    await closed;
  }

  private begin(message: (program: number) => ClientMessage): FarProgram {
    if (this.isClosed || this.socket.readyState !== WebSocket.OPEN)
      throw new TandemError("closed", "the connection is closed");
    const id = this.programCount++;
    const program = new FarProgram(() => {
      this.send({ kind: "program", program: id, command: { kind: "kill" } });
      this.end(id, new ProgramDeath("cancelled", "the program was ended"));
    });
    this.programs.set(id, program);
    this.send(message(id));
    program.attach((command) => this.send({ kind: "program", program: id, command }));
    return program;
  }

  private send(message: ClientMessage): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(encodeWire(message));
  }

  private receive(text: string): void {
    const message = serverMessage.safeParse(parse(text)).data;
    // What a later version says beside what this one knows.
    if (message === undefined || message.kind === "hello") return;
    if (message.program === null) return;
    if (message.kind === "refused") return this.end(message.program, new TandemError(message.code, message.message));
    const program = this.programs.get(message.program);
    program?.receive(message.report);
    if (program?.isOver === true) this.programs.delete(message.program);
  }

  private end(id: number, error: Error): void {
    this.programs.get(id)?.fail(error);
    this.programs.delete(id);
  }

  private lose(): void {
    const death = this.isClosed
      ? new ProgramDeath("cancelled", "the connection was closed")
      : new ProgramDeath("crashed", "the connection to the server was lost");
    for (const id of this.programs.keys()) this.end(id, death);
  }
}

/** Throws TandemError. */
function addressOf(url: string): URL {
  const address = tryUrl(url);
  if (address === null || !/^(?:https?|wss?):$/.test(address.protocol)) {
    throw new TandemError("invalid-message", `${url} is no address of a server`);
  }
  address.protocol = address.protocol.replace(/^http/, "ws");
  address.pathname = `${address.pathname.replace(/\/$/, "")}/connect`;
  return address;
}

function tryUrl(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

function parse(text: string): unknown {
  try {
    return decodeWire(text);
  } catch {
    return undefined;
  }
}
