/** The network of a sandbox: sockets of one interpreter that are connected to each other, and nothing else. */

import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { PythonError } from "../../runtime/errors.js";
import { osError } from "../../runtime/os-errors.js";
import { perInterpreter } from "../../runtime/per-interpreter.js";
import { ByteChannel } from "./byte-channel.js";

/** What a file descriptor of a socket stands for; duplicates share it. */
export class Endpoint {
  readonly family: number;
  readonly kind: number;
  readonly protocol: number;
  incoming: ByteChannel | null = null;
  outgoing: ByteChannel | null = null;
  address: Value = null;
  peerAddress: Value = null;
  /** The name it listens at, and the connections that nobody has accepted yet. */
  boundName: string | null = null;
  backlog: Endpoint[] | null = null;
  references = 1;
  readonly options = new Map<string, number>();

  constructor(family: number, kind: number, protocol: number) {
    this.family = family;
    this.kind = kind;
    this.protocol = protocol;
  }

  get isReadable(): boolean {
    if (this.backlog !== null) return this.backlog.length > 0;
    return this.incoming === null || this.incoming.isReadable;
  }

  get isWritable(): boolean {
    if (this.backlog !== null) return false;
    return this.outgoing === null || this.outgoing.isAbandoned || this.outgoing.room > 0;
  }

  /** Both directions have ended. */
  get isHungUp(): boolean {
    return this.incoming !== null && this.incoming.isEnded && (this.outgoing?.isEnded ?? true);
  }
}

/** Far above the numbers of files. */
const FIRST_DESCRIPTOR = 1000;
const FIRST_FREE_PORT = 49152;

const network = perInterpreter(() => ({
  open: new Map<number, Endpoint>(),
  listening: new Map<string, Endpoint>(),
  nextPort: FIRST_FREE_PORT,
}));

/** Gives an endpoint the lowest free descriptor. */
export function openDescriptor(endpoint: Endpoint): number {
  const { open } = network();
  let descriptor = FIRST_DESCRIPTOR;
  while (open.has(descriptor)) descriptor++;
  open.set(descriptor, endpoint);
  return descriptor;
}

export function endpointOf(descriptor: number): Endpoint | undefined {
  return network().open.get(descriptor);
}

/** Raises OSError when no socket has the descriptor. */
export function requireEndpoint(descriptor: number): Endpoint {
  const endpoint = endpointOf(descriptor);
  if (endpoint === undefined) throw osError("EBADF");
  return endpoint;
}

export function closeDescriptor(descriptor: number): void {
  const { open, listening } = network();
  const endpoint = requireEndpoint(descriptor);
  open.delete(descriptor);
  if (--endpoint.references > 0) return;
  if (endpoint.incoming !== null) endpoint.incoming.isAbandoned = true;
  if (endpoint.outgoing !== null) endpoint.outgoing.isEnded = true;
  for (const waiting of endpoint.backlog ?? []) {
    if (waiting.outgoing !== null) waiting.outgoing.isEnded = true;
  }
  if (endpoint.boundName !== null && listening.get(endpoint.boundName) === endpoint) {
    listening.delete(endpoint.boundName);
  }
}

export function join(left: Endpoint, right: Endpoint): void {
  left.incoming = new ByteChannel();
  left.outgoing = new ByteChannel();
  right.incoming = left.outgoing;
  right.outgoing = left.incoming;
}

export function freePort(): number {
  return network().nextPort++;
}

/** Reserves a name. Raises OSError when it is taken. */
export function bind(endpoint: Endpoint, name: string): void {
  const { listening } = network();
  if (endpoint.boundName !== null) throw osError("EINVAL");
  if (listening.has(name)) throw osError("EADDRINUSE");
  listening.set(name, endpoint);
  endpoint.boundName = name;
}

/** Connects to whoever listens at a name. Raises ConnectionRefusedError when nobody does. */
export function connect(endpoint: Endpoint, name: string): void {
  if (endpoint.incoming !== null) throw osError("EISCONN");
  const listener = network().listening.get(name);
  if (listener === undefined || listener.backlog === null) throw osError("ECONNREFUSED");
  const accepted = new Endpoint(listener.family, listener.kind, listener.protocol);
  join(endpoint, accepted);
  endpoint.address ??= ephemeralAddress(listener.address);
  accepted.address = listener.address;
  accepted.peerAddress = endpoint.address;
  endpoint.peerAddress = listener.address;
  listener.backlog.push(accepted);
}

/** The address that a client gets by itself: of the host that it connects to. None for sockets with names of files. */
function ephemeralAddress(address: Value): Value {
  if (!(address instanceof PyTuple)) return null;
  const [host, , ...rest] = address.items;
  const own = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return new PyTuple([own, freePort(), ...rest]);
}

/** What every attempt to reach the outside ends in. */
export function unreachable(): PythonError {
  const error = osError("ENETUNREACH");
  const text = "Network is unreachable: a sandbox has no network";
  const { exception } = error;
  exception.members?.set("strerror", text);
  return new PythonError(exception);
}
