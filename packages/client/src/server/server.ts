/** A server of Python programs, over HTTP and WebSockets. */

import type { Server as HttpServer, IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { createAdaptorServer } from "@hono/node-server";
import pino, { type Logger } from "pino";
import { WebSocketServer } from "ws";
import { type LocalOptions, LocalPlaces } from "../places.js";
import { SUBPROTOCOL } from "../remote/messages.js";
import { SERVICE_STATUS } from "../remote/service-errors.js";
import { Tandem } from "../tandem.js";
import { createApp } from "./app.js";
import { type ClientEntry, Clients } from "./clients.js";
import { describeError } from "./http.js";
import { Metrics } from "./metrics.js";
import { requireTrustedOrigin } from "./origin.js";
import { defaultPolicy, type Policy } from "./policy.js";
import { ProgramTable } from "./program-table.js";
import type { Service } from "./service.js";
import { SocketClient } from "./socket-client.js";

export interface ServerOptions extends LocalOptions {
  /** `127.0.0.1` by default; another address needs tokens. */
  readonly host?: string;
  /** 8000 by default; 0 takes a free one. */
  readonly port?: number;
  /** Who may use it; without any, everybody who reaches it. */
  readonly tokens?: readonly ClientEntry[];
  readonly policy?: Partial<Policy>;
  /** Bytes of a body or a message; 1 MiB by default. */
  readonly maxBody?: number;
  /** Origins of web pages that may use it; none by default. */
  readonly origins?: readonly string[];
  /** Minutes after which a session that nobody asks is closed; 10 by default. */
  readonly maxIdleMinutes?: number;
  readonly log?: Logger;
  readonly version?: string;
}

/** Why a server does not start, in words for whoever starts it. */
export class ServerError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ServerError";
  }
}

const MEBIBYTE = 1024 * 1024;
const MINUTE = 60_000;
const PORT = 8000;
/** How long a client may take to send its request, in milliseconds. */
const SENDING = 30_000;

export class Server implements AsyncDisposable {
  readonly url: string;
  private readonly service: Service;
  private readonly http: HttpServer;
  private readonly sockets: WebSocketServer;
  private closing: Promise<void> | null = null;

  private constructor(service: Service, http: HttpServer, sockets: WebSocketServer, host: string) {
    this.service = service;
    this.http = http;
    this.sockets = sockets;
    const { port } = http.address() as AddressInfo;
    this.url = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  }

  /** Rejects with ServerError. */
  static async start(options: ServerOptions = {}): Promise<Server> {
    const { host = "127.0.0.1", port = PORT, tokens = [] } = options;
    const isPublic = !isLoopback(host);
    if (isPublic && tokens.length === 0) {
      throw new ServerError(`${host} can be reached from elsewhere, which needs a token`);
    }
    const places = new LocalPlaces({ isolation: "process", ...options });
    const service: Service = {
      version: options.version ?? "0",
      places,
      tandem: new Tandem(places),
      policy: { ...defaultPolicy, ...options.policy },
      clients: new Clients(tokens),
      metrics: new Metrics(places),
      log: options.log ?? pino({ level: "silent" }),
      maxBody: options.maxBody ?? MEBIBYTE,
      origins: options.origins ?? [],
      isPublic,
      maxIdleMs: (options.maxIdleMinutes ?? 10) * MINUTE,
      runs: new ProgramTable(),
      sessions: new ProgramTable(),
      state: "starting",
    };
    const http = createAdaptorServer({ fetch: createApp(service).fetch }) as HttpServer;
    const sockets = new WebSocketServer({
      noServer: true,
      maxPayload: service.maxBody,
      perMessageDeflate: false,
      handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
    });
    http.headersTimeout = SENDING;
    http.requestTimeout = SENDING;
    http.on("upgrade", (request, socket, head) => upgrade(service, sockets, { request, socket, head }));
    try {
      await listen(http, host, port);
    } catch (error) {
      await places.close(0);
      throw error;
    }
    const server = new Server(service, http, sockets, host);
    void places.ready().then(() => {
      if (service.state === "starting") service.state = "ok";
    });
    return server;
  }

  /** Settles when programs can be run. */
  async ready(): Promise<void> {
    await this.service.places.ready();
  }

  /** In words, what programs are kept from. */
  get confinement(): readonly string[] {
    return this.service.places.isolateStatus?.confinement ?? [];
  }

  /** Takes no more programs; those that run may go on for up to so many milliseconds. */
  close({ graceMs = 0 }: { readonly graceMs?: number } = {}): Promise<void> {
    this.closing ??= this.shutDown(graceMs);
    return this.closing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  private async shutDown(graceMs: number): Promise<void> {
    const { service, http, sockets } = this;
    service.state = "closing";
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    await service.tandem.close({ graceMs });
    for (const socket of sockets.clients) socket.close(GOING_AWAY, "the server is shutting down");
    http.closeIdleConnections();
    const patience = setTimeout(() => {
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
    }, LAST_ANSWERS);
    await closed;
    clearTimeout(patience);
  }
}

/** The code of WebSockets for it. */
const GOING_AWAY = 1001;
/** How long answers may take to be read when everything has ended, in milliseconds. */
const LAST_ANSWERS = 1000;

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function listen(http: HttpServer, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", (error: NodeJS.ErrnoException) => reject(new ServerError(reasonOf(error, host, port))));
    http.listen(port, host, resolve);
  });
}

function reasonOf({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case "EADDRINUSE":
      return `port ${port} of ${host} is taken by another program`;
    case "EACCES":
      return `port ${port} of ${host} may not be used`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `this machine has no address ${host}`;
    default:
      return message;
  }
}

interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

/** A WebSocket, or an answer that says why not. */
function upgrade(service: Service, sockets: WebSocketServer, { request, socket, head }: Upgrade): void {
  // Of a client that goes away in the middle of it.
  socket.on("error", () => socket.destroy());
  try {
    const { host, origin, authorization } = request.headers;
    requireTrustedOrigin({ host, origin }, service);
    const client = service.clients.identify(authorization);
    if (new URL(request.url ?? "/", "http://server").pathname !== "/connect" || service.state === "closing") {
      throw new Error("not here");
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      SocketClient.serve(service, client, opened);
    });
  } catch (error) {
    const description = describeError(error);
    const status = description.code === "failed" ? 404 : SERVICE_STATUS[description.code];
    const body = JSON.stringify({ error: description });
    socket.end(
      `HTTP/1.1 ${status} Refused\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    );
  }
}
