/** The _socket module of a sandbox: sockets can be connected to each other, and to nothing outside. */

import { PyBytes } from "../objects/bytes.js";
import { osErrorType, timeoutErrorType } from "../objects/exception.js";
import { PyFloat } from "../objects/float.js";
import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { type PyType, typeType } from "../objects/type.js";
import { requireBytes } from "../runtime/buffers.js";
import { newClass } from "../runtime/classes.js";
import { newException, overflowError, PythonError, valueError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { osError } from "../runtime/os-errors.js";
import { perInterpreter } from "../runtime/per-interpreter.js";
import { asIndex, asSize, textOf } from "../runtime/primitives.js";
import { hostOf, internetAddress, isInside } from "./socket/addresses.js";
import { AddressError, constants, Family, Kind, KindFlag } from "./socket/constants.js";
import { closeDescriptor, Endpoint, join, openDescriptor, requireEndpoint } from "./socket/network.js";
import { defaultTimeout, makeSocket, readTimeout, socketType } from "./socket/socket.js";

function fn(heading: string, code: (...args: never[]) => Value, doc: string | null = null): Value {
  return nativeFunction("_socket", heading, code, doc);
}

const errorClass = (name: string): (() => PyType) =>
  perInterpreter(() => newClass(typeType, name, [osErrorType], new Map([["__module__", "socket"]]), null));

const hostError = errorClass("herror");
const addressError = errorClass("gaierror");

function socketPair(family: Value, kind: Value, protocol: Value): Value {
  const asked = asSize(kind);
  const plainKind = asked & ~(KindFlag.SOCK_CLOEXEC | KindFlag.SOCK_NONBLOCK);
  if (asSize(family) !== Family.AF_UNIX) throw osError("EOPNOTSUPP");
  if (plainKind !== Kind.SOCK_STREAM) throw osError("EPROTONOSUPPORT");
  const left = new Endpoint(Family.AF_UNIX, plainKind, asSize(protocol));
  const right = new Endpoint(Family.AF_UNIX, plainKind, asSize(protocol));
  join(left, right);
  return new PyTuple([makeSocket(left), makeSocket(right)]);
}

function failedLookup(code: number, text: string): PythonError {
  const exception = newException(addressError(), code, text);
  exception.members = new Map<string, Value>([
    ["errno", code],
    ["strerror", text],
  ]);
  return new PythonError(exception);
}

/** Only names of this machine can be looked up. */
function lookUp(host: string): void {
  if (isInside(host)) return;
  const text = "Temporary failure in name resolution: a sandbox has no network";
  throw failedLookup(AddressError.EAI_AGAIN, text);
}

/** (name, other names, addresses) of this machine. Raises gaierror for any other. */
function hostEntry(host: Value): Value {
  const name = hostOf(host);
  lookUp(name);
  return new PyTuple([HOST_NAME, new PyList([]), new PyList(["127.0.0.1"])]);
}

/** (family, type, protocol, canonical name, address) for each way to reach the host. */
function addressInfo(host: Value, port: Value, family: Value, kind: Value, protocol: Value): Value {
  const name = hostOf(host);
  lookUp(name);
  const number = port === null ? 0 : Number(textOf(port) ?? asIndex(port));
  if (!Number.isInteger(number)) {
    throw failedLookup(AddressError.EAI_SERVICE, "Servname not supported for ai_socktype");
  }
  const asked = asSize(family);
  const isSix = name.includes(":") || asked === Family.AF_INET6;
  if (isSix && asked === Family.AF_INET) {
    throw failedLookup(AddressError.EAI_ADDRFAMILY, "Address family for hostname not supported");
  }
  const found = isSix ? Family.AF_INET6 : Family.AF_INET;
  const address = internetAddress(found, name === "" && host === null ? (isSix ? "::1" : "127.0.0.1") : name, number);
  const wanted = asSize(kind);
  const protocols: readonly [number, number][] = [
    [Kind.SOCK_STREAM, 6],
    [Kind.SOCK_DGRAM, 17],
    [Kind.SOCK_RAW, 0],
  ];
  const entries = protocols
    .filter(([each, number]) => (wanted === 0 || each === wanted) && (asSize(protocol) === 0 || number === protocol))
    .map(([each, number]) => new PyTuple([found, each, number, "", address]));
  return new PyList(entries);
}

/** The four bytes of an address in dotted notation. */
function parseInternetAddress(text: string): Uint8Array | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return Uint8Array.from(parts, Number);
}

function internetToBytes(text: Value): Value {
  const bytes = parseInternetAddress(textOf(text) ?? "");
  if (bytes !== undefined) return new PyBytes(bytes);
  throw new PythonError(newException(osErrorType, "illegal IP address string passed to inet_aton"));
}

function bytesToInternet(packed: Value): Value {
  const bytes = requireBytes(packed);
  if (bytes.length !== 4) throw new PythonError(newException(osErrorType, "packed IP wrong length"));
  return bytes.join(".");
}

/** Between the byte orders of network and machine. */
function swapBytes(name: string, size: 2 | 4): Value {
  return fn(`${name}(x, /)`, (value: Value) => {
    const number = asIndex(value);
    if (number < 0)
      throw overflowError(`${name}: can't convert negative Python int to C ${bits(size)}-bit unsigned integer`);
    if (number >= 2 ** (8 * size)) {
      throw overflowError(`${name}: Python int too large to convert to C ${bits(size)}-bit unsigned integer`);
    }
    const view = new DataView(new ArrayBuffer(4));
    view.setUint32(0, Number(number) << (size === 2 ? 16 : 0));
    return size === 2 ? view.getUint16(0, true) : view.getUint32(0, true);
  });
}

const bits = (size: number): number => 8 * size;

const HOST_NAME = "localhost";

const functions = {
  close: fn("close(integer, /)", (descriptor: Value) => {
    closeDescriptor(asSize(descriptor));
    return null;
  }),
  dup: fn("dup(integer, /)", (descriptor: Value) => {
    const endpoint = requireEndpoint(asSize(descriptor));
    endpoint.references++;
    return openDescriptor(endpoint);
  }),
  getaddrinfo: fn(
    "getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)",
    (host: Value, port: Value, family: Value = 0, kind: Value = 0, protocol: Value = 0) =>
      addressInfo(host, port, family, kind, protocol),
  ),
  getdefaulttimeout: fn("getdefaulttimeout()", () => {
    const { seconds } = defaultTimeout();
    return seconds === null ? null : new PyFloat(seconds);
  }),
  gethostbyname: fn("gethostbyname(host, /)", (host: Value) => {
    const name = hostOf(host);
    lookUp(name);
    return name === HOST_NAME ? "127.0.0.1" : name;
  }),
  gethostbyname_ex: fn("gethostbyname_ex(host, /)", hostEntry),
  gethostbyaddr: fn("gethostbyaddr(host, /)", hostEntry),
  gethostname: fn("gethostname()", () => HOST_NAME),
  getnameinfo: fn("getnameinfo(sockaddr, flags, /)", (address: Value) => {
    const items = address instanceof PyTuple ? address.items : [];
    return new PyTuple([items[0] ?? null, String(items[1] ?? 0)]);
  }),
  htonl: swapBytes("htonl", 4),
  htons: swapBytes("htons", 2),
  inet_aton: fn("inet_aton(ip_addr, /)", internetToBytes),
  inet_ntoa: fn("inet_ntoa(packed_ip, /)", bytesToInternet),
  ntohl: swapBytes("ntohl", 4),
  ntohs: swapBytes("ntohs", 2),
  setdefaulttimeout: fn("setdefaulttimeout(timeout, /)", (timeout: Value) => {
    defaultTimeout().seconds = readTimeout(timeout);
    return null;
  }),
  socketpair: fn(
    "socketpair(family=1, type=1, proto=0)",
    (family: Value = Family.AF_UNIX, kind: Value = Kind.SOCK_STREAM, protocol: Value = 0) =>
      socketPair(family, kind, protocol),
  ),
  inet_pton: fn("inet_pton(address_family, ip_string, /)", (family: Value, text: Value) => {
    const bytes = parseInternetAddress(textOf(text) ?? "");
    if (family !== Family.AF_INET && family !== Family.AF_INET6) throw osError("EAFNOSUPPORT");
    if (bytes === undefined || family === Family.AF_INET6) {
      throw new PythonError(newException(osErrorType, "illegal IP address string passed to inet_pton"));
    }
    return new PyBytes(bytes);
  }),
  inet_ntop: fn("inet_ntop(address_family, packed_ip, /)", (_family: Value, packed: Value) => {
    const bytes = requireBytes(packed);
    if (bytes.length !== 4) throw valueError("invalid length of packed IP address string");
    return bytes.join(".");
  }),
} satisfies Record<string, Value>;

export function createSocketModule(): PyModule {
  return newModule(
    "_socket",
    "Implementation module for socket operations.\n\nSee the socket module for documentation.",
    {
      ...constants,
      ...functions,
      SocketType: socketType,
      error: osErrorType,
      gaierror: addressError(),
      has_ipv6: true,
      herror: hostError(),
      socket: socketType,
      timeout: timeoutErrorType,
    },
  );
}
