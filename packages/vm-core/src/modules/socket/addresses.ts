/** Socket addresses: what Python code gives and gets, and the names they have in the sandbox's network. */

import { PyBytes } from "../../objects/bytes.js";
import type { Value } from "../../objects/object.js";
import { PyTuple } from "../../objects/tuple.js";
import { overflowError, typeError } from "../../runtime/errors.js";
import { osError } from "../../runtime/os-errors.js";
import { asIndex, textOf, typeName } from "../../runtime/primitives.js";
import { textOfUnits } from "../../unicode/units.js";
import { Family } from "./constants.js";
import { freePort, unreachable } from "./network.js";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);
const EVERYWHERE = new Set(["", "0.0.0.0", "::", "<broadcast>"]);

export interface Address {
  /** As getsockname() shows it. */
  readonly value: Value;
  readonly name: string;
}

/** Reads an address for `bind` or `connect`. Raises TypeError, OverflowError, or OSError for one that is outside. */
export function readAddress(family: number, address: Value, caller: string): Address {
  if (family === Family.AF_UNIX) return unixAddress(address, caller);
  if (family !== Family.AF_INET && family !== Family.AF_INET6) throw osError("EAFNOSUPPORT");
  if (!(address instanceof PyTuple)) {
    throw typeError(
      `${caller}(): ${family === Family.AF_INET ? "AF_INET" : "AF_INET6"} address must be tuple, not ${typeName(address)}`,
    );
  }
  const host = hostOf(address.items[0] ?? null);
  const port = address.items.length > 1 ? asIndex(address.items[1]) : 0;
  if (port < 0 || port > 0xffff) throw overflowError(`${caller}(): port must be 0-65535.`);
  if (!isInside(host)) throw caller === "bind" ? osError("EADDRNOTAVAIL") : unreachable();
  const chosen = port === 0 && caller === "bind" ? freePort() : Number(port);
  return { value: internetAddress(family, host, chosen), name: `${family}:${chosen}` };
}

export const isInside = (host: string): boolean =>
  EVERYWHERE.has(host) || host.startsWith("127.") || LOOPBACK.has(host);

export function internetAddress(family: number, host: string, port: number): PyTuple {
  if (family === Family.AF_INET6) return new PyTuple([host === "localhost" || host === "" ? "::1" : host, port, 0, 0]);
  if (host === "") return new PyTuple(["0.0.0.0", port]);
  return new PyTuple([host === "localhost" ? "127.0.0.1" : host, port]);
}

function unixAddress(address: Value, caller: string): Address {
  const text = textOf(address);
  if (text !== undefined) return { value: text, name: `unix:${text}` };
  if (!(address instanceof PyBytes)) {
    throw typeError(`${caller}(): a bytes-like object is required, not '${typeName(address)}'`);
  }
  return { value: address, name: `unix:${textOfUnits(address.bytes)}` };
}

export function hostOf(host: Value): string {
  if (host === null) return "";
  const text = textOf(host);
  if (text !== undefined) return text;
  if (host instanceof PyBytes) return textOfUnits(host.bytes);
  throw typeError(`str, bytes or bytearray expected, not ${typeName(host)}`);
}
