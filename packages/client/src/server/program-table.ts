/** Programs by their ids, for requests about them while they live. */

import { randomUUID } from "node:crypto";
import { ServiceError } from "../remote/service-errors.js";
import type { Client } from "./clients.js";

export interface Program<What> {
  readonly id: string;
  readonly client: Client;
  readonly what: What;
  /** It has ended. */
  readonly leave: () => void;
}

export class ProgramTable<What> {
  private readonly programs = new Map<string, Program<What>>();

  /** Of this client; those of others are not there. */
  find(client: Client, id: string): Program<What> | undefined {
    return this.programs.get(keyOf(client, id));
  }

  has(client: Client, id: string): boolean {
    return this.find(client, id) !== undefined;
  }

  add(program: Program<What>): void {
    this.programs.set(keyOf(program.client, program.id), program);
  }

  remove({ client, id }: Program<What>): void {
    this.programs.delete(keyOf(client, id));
  }
}

/** Throws ServiceError: `duplicate-id`, `quota`; and what `start` throws. */
export function startProgram<What>(
  table: ProgramTable<What>,
  client: Client,
  id: string | undefined,
  start: () => What,
): Program<What> {
  const name = id ?? randomUUID();
  if (table.has(client, name)) throw new ServiceError("duplicate-id", `there is a program with the id ${name}`);
  const exit = client.enter();
  try {
    const program: Program<What> = {
      id: name,
      client,
      what: start(),
      leave: () => {
        exit();
        table.remove(program);
      },
    };
    table.add(program);
    return program;
  } catch (error) {
    exit();
    throw error;
  }
}

/** Names have no line breaks. */
const keyOf = (client: Client, id: string): string => `${client.name}\n${id}`;
