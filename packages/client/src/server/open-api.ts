/** The OpenAPI document, made of the schemas by which messages are checked. */

import * as z from "zod";
import {
  doneResponse,
  errorResponse,
  executeRequest,
  executeResponse,
  healthResponse,
  inputRequest,
  namesResponse,
  runRequest,
  runResponse,
  sessionRequest,
  sessionResponse,
  valueRequest,
  valueResponse,
} from "./messages.js";

interface Operation {
  readonly summary: string;
  readonly request?: z.ZodType;
  readonly response?: z.ZodType;
  readonly status?: number;
  readonly isOpen?: boolean;
  /** Beside JSON. */
  readonly media?: string;
}

const operations: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  "/runs": {
    post: {
      summary: "Runs a program and answers with its outcome; with Accept: text/event-stream, with output as it comes.",
      request: runRequest,
      response: runResponse,
      media: "text/event-stream",
    },
  },
  "/runs/{id}": { delete: { summary: "Cancels a run.", response: doneResponse } },
  "/runs/{id}/interrupt": { post: { summary: "Raises KeyboardInterrupt in a run.", response: doneResponse } },
  "/runs/{id}/stdin": { post: { summary: "Gives a run input.", request: inputRequest, response: doneResponse } },
  "/sessions": {
    post: { summary: "Opens a session.", request: sessionRequest, response: sessionResponse, status: 201 },
  },
  "/sessions/{id}": { delete: { summary: "Closes a session.", response: doneResponse } },
  "/sessions/{id}/execute": {
    post: { summary: "Runs code in a session.", request: executeRequest, response: executeResponse },
  },
  "/sessions/{id}/interrupt": { post: { summary: "Raises KeyboardInterrupt in a session.", response: doneResponse } },
  "/sessions/{id}/stdin": {
    post: { summary: "Gives a session input.", request: inputRequest, response: doneResponse },
  },
  "/sessions/{id}/globals": { get: { summary: "The names of a session.", response: namesResponse } },
  "/sessions/{id}/globals/{name}": {
    get: { summary: "The value of a name.", response: valueResponse },
    put: { summary: "Binds a name.", request: valueRequest, response: doneResponse },
  },
  "/health": { get: { summary: "The server answers.", response: healthResponse, isOpen: true } },
  "/ready": {
    get: { summary: "Programs can be run; status 503 when not.", response: healthResponse, isOpen: true },
  },
  "/metrics": { get: { summary: "Figures for Prometheus.", media: "text/plain" } },
};

export function openApiDocument(version: string): object {
  const paths = Object.entries(operations).map(([path, methods]) => [
    path,
    Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method, describe(path, operation)])),
  ]);
  return {
    openapi: "3.1.0",
    info: {
      title: "Tandem",
      version,
      description:
        'Runs Python programs. Where JSON has no value for one of Python\'s, it is an object: {"$bigint": "1"}, {"$bytes": "base64"}, {"$number": "NaN"}.',
    },
    paths: Object.fromEntries(paths),
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  };
}

function describe(
  path: string,
  { summary, request, response, status = 200, isOpen = false, media }: Operation,
): object {
  const content = {
    ...(response === undefined ? {} : { "application/json": { schema: schemaOf(response, "output") } }),
    ...(media === undefined ? {} : { [media]: { schema: { type: "string" } } }),
  };
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  return {
    summary,
    parameters,
    ...(request === undefined
      ? {}
      : { requestBody: { required: true, content: { "application/json": { schema: schemaOf(request, "input") } } } }),
    responses: {
      [status]: { description: "Done.", content },
      default: {
        description: "Why not.",
        content: { "application/json": { schema: schemaOf(errorResponse, "output") } },
      },
    },
    security: isOpen ? [] : [{ token: [] }],
  };
}

/** Values of Python's are anything in JSON. */
function schemaOf(schema: z.ZodType, io: "input" | "output"): object {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return described;
}
