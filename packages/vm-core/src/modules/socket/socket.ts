/** Sockets: both ends are in the same interpreter, so that whatever waits is waiting for another of its threads. */

import { PyBytes } from "../../objects/bytes.js";
import { timeoutErrorType } from "../../objects/exception.js";
import { PyFloat } from "../../objects/float.js";
import { PyObject, type Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { defineType, type PyType } from "../../objects/type.js";
import { requireBytes, writableBytes } from "../../runtime/buffers.js";
import { newException, PythonError, valueError } from "../../runtime/errors.js";
import { services } from "../../runtime/interpreter-services.js";
import { constructor, defineMethods, getter, member, method } from "../../runtime/native-definitions.js";
import { osError } from "../../runtime/os-errors.js";
import { perInterpreter } from "../../runtime/per-interpreter.js";
import { asIndex, asSize, normalizeInt } from "../../runtime/primitives.js";
import { asDouble } from "../../runtime/real-numbers.js";
import { isTrue } from "../../runtime/truth.js";
import { waitUntil } from "../../runtime/waiting.js";
import { readAddress } from "./addresses.js";
import { Family, Kind, KindFlag, MessageFlag, Shutdown } from "./constants.js";
import { bind, closeDescriptor, connect, Endpoint, openDescriptor, requireEndpoint } from "./network.js";

export const socketType: PyType = defineType("socket", { module: "_socket" });

const CLOSED = -1;

/** Seconds that new sockets wait; null for ever. */
export const defaultTimeout = perInterpreter((): { seconds: number | null } => ({ seconds: null }));

export class PySocket extends PyObject {
  override cls: PyType;
  descriptor = CLOSED;
  family = 0;
  kind = 0;
  protocol = 0;
  /** Seconds that operations wait; null for ever, 0 not at all. */
  timeout: number | null = null;

  constructor(cls: PyType) {
    super();
    this.cls = cls;
  }

  /** Raises OSError when the socket is closed. */
  get endpoint(): Endpoint {
    return requireEndpoint(this.descriptor);
  }
}

/** A socket of its own for an endpoint that is connected already. */
export function makeSocket(endpoint: Endpoint): PySocket {
  const socket = new PySocket(socketType);
  open(socket, openDescriptor(endpoint), endpoint);
  return socket;
}

function open(socket: PySocket, descriptor: number, endpoint: Endpoint): void {
  socket.descriptor = descriptor;
  socket.family = endpoint.family;
  socket.kind = endpoint.kind;
  socket.protocol = endpoint.protocol;
  socket.timeout = defaultTimeout().seconds;
}

function initialize(self: PySocket, family: Value, kind: Value, protocol: Value, file: Value): null {
  if (file !== null) {
    const descriptor = asSize(file);
    if (descriptor < 0) throw valueError("negative file descriptor");
    open(self, descriptor, requireEndpoint(descriptor));
    return null;
  }
  const asked = asSize(kind) === CLOSED ? Kind.SOCK_STREAM : asSize(kind);
  const plainKind = asked & ~(KindFlag.SOCK_CLOEXEC | KindFlag.SOCK_NONBLOCK);
  const chosen = asSize(family) === CLOSED ? Family.AF_INET : asSize(family);
  if (chosen !== Family.AF_UNIX && chosen !== Family.AF_INET && chosen !== Family.AF_INET6) {
    throw osError("EAFNOSUPPORT");
  }
  // Between threads of one program there are streams alone.
  if (plainKind !== Kind.SOCK_STREAM) throw osError("EPROTONOSUPPORT");
  const endpoint = new Endpoint(chosen, plainKind, Math.max(0, asSize(protocol)));
  open(self, openDescriptor(endpoint), endpoint);
  if ((asked & KindFlag.SOCK_NONBLOCK) !== 0) self.timeout = 0;
  return null;
}

/** Seconds that settimeout() was given; null for None. Raises ValueError and TypeError. */
export function readTimeout(value: Value): number | null {
  if (value === null) return null;
  const seconds = asDouble(value);
  if (Number.isNaN(seconds)) throw valueError("Invalid value NaN (not a number)");
  if (seconds < 0) throw valueError("Timeout value out of range");
  return seconds;
}

/** Does what `attempt` says as soon as it can be done; as the socket's timeout has it. */
function wait(self: PySocket, name: string, attempt: () => Value | undefined, mayWait = true): Value {
  const now = attempt();
  if (now !== undefined) return now;
  if (self.timeout === 0 || !mayWait) throw osError("EAGAIN");
  return services.wait({
    self,
    name,
    attempt,
    until: waitUntil(self.timeout),
    expired: () => {
      throw new PythonError(newException(timeoutErrorType, "timed out"));
    },
  });
}

function accept(self: PySocket): Value {
  const { endpoint } = self;
  const { backlog } = endpoint;
  if (backlog === null) throw osError("EINVAL");
  return wait(self, "_accept", () => {
    const next = backlog.shift();
    return next === undefined ? undefined : new PyTuple([openDescriptor(next), next.peerAddress ?? ""]);
  });
}

/** Bytes as soon as there are any, or the end, in the form that `deliver` gives them. */
function receive(
  self: PySocket,
  size: number,
  flags: Value,
  name: string,
  deliver: (bytes: Uint8Array) => Value,
): Value {
  const bits = asSize(flags);
  const { endpoint } = self;
  const { incoming } = endpoint;
  if (incoming === null) throw osError("ENOTCONN");
  const attempt = (): Value | undefined =>
    incoming.isReadable || size === 0 ? deliver(incoming.read(size, (bits & MessageFlag.MSG_PEEK) === 0)) : undefined;
  return wait(self, name, attempt, (bits & MessageFlag.MSG_DONTWAIT) === 0);
}

function sizeOf(size: Value, caller: string): number {
  const value = asSize(size);
  if (value < 0) throw valueError(`negative buffersize in ${caller}`);
  return value;
}

/** The part of a buffer that recv_into() fills. */
function targetOf(buffer: Value, size: Value): Uint8Array {
  const target = writableBytes(buffer, "recv_into() argument 1");
  const asked = sizeOf(size, "recv_into");
  if (asked > target.length) throw valueError("buffer too small for requested bytes");
  return target.subarray(0, asked === 0 ? target.length : asked);
}

function send(self: PySocket, data: Value, flags: Value): Value {
  const bytes = requireBytes(data);
  return wait(
    self,
    "send",
    () => {
      const count = sendSome(self, bytes);
      return count === 0 && bytes.length > 0 ? undefined : count;
    },
    (asSize(flags) & MessageFlag.MSG_DONTWAIT) === 0,
  );
}

function sendSome(self: PySocket, bytes: Uint8Array): number {
  const { outgoing } = self.endpoint;
  if (outgoing === null) throw osError("ENOTCONN");
  if (outgoing.isEnded || outgoing.isAbandoned) throw osError("EPIPE");
  return outgoing.write(bytes);
}

function sendAll(self: PySocket, data: Value): Value {
  const bytes = requireBytes(data);
  let sent = 0;
  return wait(self, "sendall", () => {
    sent += sendSome(self, bytes.subarray(sent));
    return sent === bytes.length ? null : undefined;
  });
}

function close(self: PySocket): null {
  const { descriptor } = self;
  if (descriptor === CLOSED) return null;
  self.descriptor = CLOSED;
  closeDescriptor(descriptor);
  return null;
}

function listen(self: PySocket): null {
  const { endpoint } = self;
  if (endpoint.kind !== Kind.SOCK_STREAM) throw osError("EOPNOTSUPP");
  if (endpoint.boundName === null) bindTo(self, new PyTuple(["", 0]));
  endpoint.backlog ??= [];
  return null;
}

function bindTo(self: PySocket, address: Value): null {
  const { endpoint } = self;
  const { value, name } = readAddress(self.family, address, "bind");
  bind(endpoint, name);
  endpoint.address = value;
  return null;
}

function connectTo(self: PySocket, address: Value): null {
  const { endpoint } = self;
  const { name } = readAddress(self.family, address, "connect");
  connect(endpoint, name);
  return null;
}

/** connect_ex(): the error number instead of the error. */
function tryToConnect(self: PySocket, address: Value): Value {
  try {
    connectTo(self, address);
    return 0;
  } catch (error) {
    const number = error instanceof PythonError ? error.exception.members?.get("errno") : undefined;
    if (number === undefined) throw error;
    return number;
  }
}

function shutDown(self: PySocket, how: Value): null {
  const { incoming, outgoing } = self.endpoint;
  if (incoming === null || outgoing === null) throw osError("ENOTCONN");
  const side = asSize(how);
  if (side !== Shutdown.SHUT_WR) {
    incoming.isEnded = true;
    incoming.isAbandoned = true;
  }
  if (side !== Shutdown.SHUT_RD) outgoing.isEnded = true;
  return null;
}

function setOption(self: PySocket, level: Value, option: Value, value: Value): null {
  const number = typeof value === "number" ? value : 0;
  self.endpoint.options.set(`${asIndex(level)}:${asIndex(option)}`, number);
  return null;
}

function getOption(self: PySocket, level: Value, option: Value, size: Value): Value {
  const value = self.endpoint.options.get(`${asIndex(level)}:${asIndex(option)}`) ?? 0;
  return asSize(size) === 0 ? value : new PyBytes(new Uint8Array(new Int32Array([value]).buffer));
}

const nameOf = (address: Value, family: number): Value =>
  address ?? (family === Family.AF_UNIX ? "" : new PyTuple(["0.0.0.0", 0]));

defineMethods(socketType, () => [
  constructor("(*args, **kwargs)", (cls: PyType) => new PySocket(cls)),
  method("__init__(family=-1, type=-1, proto=-1, fileno=None)", (self: PySocket, ...options: (Value | undefined)[]) => {
    const [family = CLOSED, kind = CLOSED, protocol = CLOSED, file = null] = options;
    return initialize(self, family, kind, protocol, file);
  }),
  method("_accept()", accept),
  method("bind(address, /)", bindTo),
  method("close()", close),
  method("connect(address, /)", connectTo),
  method("connect_ex(address, /)", tryToConnect),
  method("detach()", (self: PySocket) => {
    const { descriptor } = self;
    self.descriptor = CLOSED;
    return descriptor;
  }),
  method("fileno()", (self: PySocket) => self.descriptor),
  method("getblocking()", (self: PySocket) => self.timeout !== 0),
  method("getpeername()", (self: PySocket) => {
    const { endpoint } = self;
    if (endpoint.incoming === null) throw osError("ENOTCONN");
    return nameOf(endpoint.peerAddress, endpoint.family);
  }),
  method("getsockname()", (self: PySocket) => nameOf(self.endpoint.address, self.family)),
  method("getsockopt(level, option, buffersize=0, /)", (self: PySocket, level: Value, option: Value, size: Value = 0) =>
    getOption(self, level, option, size),
  ),
  method("gettimeout()", (self: PySocket) => (self.timeout === null ? null : new PyFloat(self.timeout))),
  method("listen(backlog=128, /)", listen),
  method("recv(bufsize, flags=0, /)", (self: PySocket, size: Value, flags: Value = 0) =>
    receive(self, sizeOf(size, "recv"), flags, "recv", (bytes) => new PyBytes(bytes)),
  ),
  method("recvfrom(bufsize, flags=0, /)", (self: PySocket, size: Value, flags: Value = 0) =>
    receive(self, sizeOf(size, "recvfrom"), flags, "recvfrom", (bytes) => new PyTuple([new PyBytes(bytes), null])),
  ),
  method("recv_into(buffer, nbytes=0, flags=0)", (self: PySocket, buffer: Value, size: Value = 0, flags: Value = 0) => {
    const target = targetOf(buffer, size);
    return receive(self, target.length, flags, "recv_into", (bytes) => {
      target.set(bytes);
      return bytes.length;
    });
  }),
  method("send(data, flags=0, /)", (self: PySocket, data: Value, flags: Value = 0) => send(self, data, flags)),
  method("sendall(data, flags=0, /)", sendAll),
  method("setblocking(flag, /)", (self: PySocket, flag: Value) => {
    self.timeout = isTrue(flag) ? null : 0;
    return null;
  }),
  method("setsockopt(level, option, value, optlen=0, /)", setOption),
  method("settimeout(timeout, /)", (self: PySocket, timeout: Value) => {
    self.timeout = readTimeout(timeout);
    return null;
  }),
  method("shutdown(how, /)", shutDown),
  member("family", (self: PySocket) => self.family),
  member("type", (self: PySocket) => self.kind),
  member("proto", (self: PySocket) => normalizeInt(BigInt(self.protocol))),
  getter("timeout", (self: PySocket) => (self.timeout === null ? null : new PyFloat(self.timeout))),
  method(
    "__repr__()",
    (self: PySocket) =>
      `<socket object, fd=${self.descriptor}, family=${self.family}, type=${self.kind}, proto=${self.protocol}>`,
  ),
]);
