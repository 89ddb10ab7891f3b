/** Keeps web pages from using a server through the browser of somebody who may. */

import { ServiceError } from "../remote/service-errors.js";
import type { Service } from "./service.js";

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/i;

/**
 * Throws ServiceError for a page of another origin than those that are allowed; and, where there is no token to ask for,
 * for a name other than the loopback's, which a page may have bound to its address.
 */
export function requireTrustedOrigin(
  { host, origin }: { readonly host: string | undefined; readonly origin: string | undefined },
  { clients, origins }: Pick<Service, "clients" | "origins">,
): void {
  if (origin !== undefined && !origins.includes(origin)) {
    throw new ServiceError("forbidden", "web pages of this origin may not use this server");
  }
  if (!clients.needsToken && !LOOPBACK.test(host ?? "")) {
    throw new ServiceError("forbidden", "without tokens the server answers to its loopback names only");
  }
}
