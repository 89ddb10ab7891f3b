/** Requests and answers of HTTP: bodies by their schemas, errors with a code. */

import type { HttpBindings } from "@hono/node-server";
import type { Context as AnyContext, Hono } from "hono";
import type * as z from "zod";
import { TandemError } from "../errors.js";
import { SERVICE_STATUS, ServiceError, type ServiceErrorCode } from "../remote/service-errors.js";
import { decodeWire, encodeWire, WireError } from "../wire.js";
import type { Client } from "./clients.js";
import type { ErrorResponse } from "./messages.js";

export interface Environment {
  readonly Bindings: HttpBindings;
  readonly Variables: { client: Client };
}
export type Routes = Hono<Environment>;
export type Context = AnyContext<Environment>;

/** The body of a request. Throws ServiceError: `wrong-type`, `invalid-message`. */
export async function readBody<Schema extends z.ZodType>(context: Context, schema: Schema): Promise<z.output<Schema>> {
  // A web page cannot send this type to another origin without asking first.
  if (!/^application\/json\b/i.test(context.req.header("content-type") ?? "")) {
    throw new ServiceError("wrong-type", "the body must be application/json");
  }
  return schema.parse(decodeWire(await context.req.text()));
}

export function sendJson(context: Context, message: object, status: 200 | 201 | 503 = 200): Response {
  context.header("content-type", "application/json");
  return context.body(encodeWire(message), status);
}

/** What a client is told of an error. Of those that are ours alone it hears nothing. */
export function describeError(error: unknown): ErrorResponse["error"] {
  if (error instanceof ServiceError) return { code: error.code, message: error.message };
  if (error instanceof WireError) return { code: "invalid-message", message: error.message };
  if (isZodError(error)) {
    const issues = error.issues.map(({ path, message }) => ({ path: path.map(String).join("."), message }));
    return { code: "invalid-message", message: "the message is not valid", issues };
  }
  if (error instanceof TandemError) return { code: codeOf(error), message: error.message };
  return { code: "failed", message: "the server failed" };
}

/** Of another copy of zod too. */
function isZodError(error: unknown): error is z.ZodError {
  return error instanceof Error && error.name === "ZodError" && "issues" in error;
}

function codeOf({ code }: TandemError): ServiceErrorCode {
  if (code in SERVICE_STATUS) return code as ServiceErrorCode;
  return code === "invalid-value" ? "invalid-message" : "failed";
}

export function sendError(context: Context, error: unknown): Response {
  const description = describeError(error);
  const status = SERVICE_STATUS[description.code];
  if (status === 401) context.header("www-authenticate", "Bearer");
  if (status === 429 || status === 503) context.header("retry-after", "1");
  context.header("content-type", "application/json");
  return context.body(encodeWire({ error: description } satisfies ErrorResponse), status);
}

/** Without the properties that are undefined. */
export type Given<Options> = { [Name in keyof Options]: Exclude<Options[Name], undefined> };

/** What was left out of a message is not there, as options have it. */
export function given<Options extends object>(options: Options): Given<Options> {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  // Of each property that is left the value is the same.
  return Object.fromEntries(entries) as Given<Options>;
}
