/** What a client and a server say to each other over a WebSocket: programs have numbers that the client chooses. */

import { machineOptions, programCommand, programReport, runCommand } from "@tandem-py/worker/protocol";
import * as z from "zod";
import { SERVICE_ERRORS } from "./service-errors.js";

/** The subprotocol, with the version. */
export const SUBPROTOCOL = "tandem.1";

const number = z.number().int().nonnegative();

export const clientMessage = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("run"), program: number, command: runCommand, requests: number.max(0xff) }),
  z.strictObject({ kind: z.literal("session"), program: number, machine: machineOptions }),
  z.strictObject({ kind: z.literal("program"), program: number, command: programCommand }),
]);
export type ClientMessage = z.infer<typeof clientMessage>;

export const serverMessage = z.discriminatedUnion("kind", [
  /** The first. */
  z.object({ kind: z.literal("hello"), protocol: z.number(), version: z.string() }),
  z.object({ kind: z.literal("program"), program: number, report: programReport }),
  /** The program does not run; or, without a number, a message was not understood. */
  z.object({
    kind: z.literal("refused"),
    program: number.nullable(),
    code: z.enum(SERVICE_ERRORS),
    message: z.string(),
  }),
]);
export type ServerMessage = z.infer<typeof serverMessage>;
