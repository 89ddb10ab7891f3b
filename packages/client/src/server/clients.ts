/** Who may use a server, and how much. */

import { createHash, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { ServiceError } from "../remote/service-errors.js";

export const clientEntry = z.strictObject({
  /** Shown in logs and metrics. */
  name: z.string().min(1).max(100),
  token: z.string().min(16, "a token has at least 16 characters"),
  /** Programs at the same time, those that wait included; 16 by default. */
  concurrency: z.number().int().positive().optional(),
  /** Runs and sessions that may begin in a minute; no bound by default. */
  runsPerMinute: z.number().int().positive().optional(),
});
export type ClientEntry = z.infer<typeof clientEntry>;

const CONCURRENCY = 16;
const MINUTE = 60_000;

/** One who has shown a token. */
export class Client {
  readonly name: string;
  private readonly concurrency: number;
  private readonly runsPerMinute: number;
  private active = 0;
  private begun: number[] = [];

  constructor({ name, concurrency, runsPerMinute }: Omit<ClientEntry, "token">) {
    this.name = name;
    this.concurrency = concurrency ?? CONCURRENCY;
    this.runsPerMinute = runsPerMinute ?? Number.POSITIVE_INFINITY;
  }

  /** Takes a place for a program, until what is returned is called. Throws ServiceError of code `quota`. */
  enter(now = Date.now()): () => void {
    if (this.active >= this.concurrency) {
      throw new ServiceError("quota", `${this.concurrency} programs at the same time are allowed`);
    }
    if (this.runsPerMinute < Number.POSITIVE_INFINITY) {
      this.begun = this.begun.filter((each) => each > now - MINUTE);
      if (this.begun.length >= this.runsPerMinute) {
        throw new ServiceError("quota", `${this.runsPerMinute} programs in a minute are allowed`);
      }
      this.begun.push(now);
    }
    this.active++;
    let hasLeft = false;
    return () => {
      if (!hasLeft) this.active--;
      hasLeft = true;
    };
  }
}

export class Clients {
  private readonly known: readonly (readonly [Buffer, Client])[];
  private readonly anonymous: Client | null;

  /** Without entries everybody is the same client. Throws ServiceError for two entries of one name. */
  constructor(entries: readonly ClientEntry[], anonymousConcurrency?: number) {
    const names = new Set(entries.map(({ name }) => name));
    if (names.size < entries.length) throw new ServiceError("invalid-message", "two tokens have the same name");
    this.known = entries.map((entry) => [digest(entry.token), new Client(entry)]);
    const concurrency = anonymousConcurrency ?? Number.MAX_SAFE_INTEGER;
    this.anonymous = entries.length === 0 ? new Client({ name: "anonymous", concurrency }) : null;
  }

  get needsToken(): boolean {
    return this.anonymous === null;
  }

  /** Whose request has this Authorization header. Throws ServiceError of code `unauthorized`. */
  identify(authorization: string | undefined): Client {
    if (this.anonymous !== null) return this.anonymous;
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
    if (token === undefined) throw new ServiceError("unauthorized", "a token is needed: Authorization: Bearer TOKEN");
    const shown = digest(token);
    // All are compared, whichever it is: how long it takes tells nothing.
    const found = this.known.filter(([each]) => timingSafeEqual(each, shown));
    if (found.length === 0) throw new ServiceError("unauthorized", "this token is not known");
    return found[0][1];
  }
}

const digest = (token: string): Buffer => createHash("sha256").update(token).digest();
