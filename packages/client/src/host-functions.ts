/** Functions of the host's that programs can call. */

import type { ControlMessage, MachineOptions, PlainValue, StreamMessage } from "@tandem-py/worker/protocol";
import * as z from "zod";
import { NotPlain, requirePlain } from "./plain-data.js";

/** What a function may return: plain data, and what becomes of undefined, None. */
export type HostResult = PlainValue | undefined | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>;

export interface HostCallContext<Keywords> {
  readonly keywords: Keywords;
  /** Aborted when the program no longer waits: at the function's time limit, and when the program ends. */
  readonly signal: AbortSignal;
}

export interface HostFunctionOptions<
  Args extends z.ZodType<readonly unknown[]>,
  Keywords extends z.ZodType,
  Result extends z.ZodType,
> {
  /** Of the positional arguments, as plain data: `z.tuple([z.string()])`. Others raise TypeError. */
  readonly args: Args;
  /** Of the arguments by name; there are none by default. */
  readonly keywords?: Keywords;
  /** Of what the handler returns. */
  readonly result?: Result;
  readonly handler: (
    args: z.output<Args>,
    context: HostCallContext<z.output<Keywords>>,
  ) => z.input<Result> | Promise<z.input<Result>>;
  /** A coroutine function in Python. Otherwise the thread that calls it waits. */
  readonly isAsync?: boolean;
  /** Milliseconds that one call may take, after which TimeoutError is raised; 30,000 by default. */
  readonly timeoutMs?: number;
  /** Bytes that a result may take; 1 MiB by default. */
  readonly maxBytes?: number;
  /** `__doc__` in Python. */
  readonly description?: string;
}

/** With its types forgotten: whatever it is called with is checked first. */
export interface HostFunction {
  readonly isAsync: boolean;
  readonly description: string | null;
  readonly call: (args: readonly PlainValue[], keywords: object, signal: AbortSignal) => Promise<HostResult>;
  readonly timeoutMs: number;
}

const TIMEOUT = 30_000;
const MAXIMUM_BYTES = 1024 * 1024;

/** Raised in Python as the builtin exception of this name, with this message. */
export class PythonException extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.name = "PythonException";
    this.type = type;
  }
}

/** A function that programs can be given: `functions: { lookup: hostFunction({ … }) }`. */
export function hostFunction<
  Args extends z.ZodType<readonly unknown[]>,
  Keywords extends z.ZodType = z.ZodType<Readonly<Record<string, never>>>,
  Result extends z.ZodType = z.ZodType<HostResult>,
>(options: HostFunctionOptions<Args, Keywords, Result>): HostFunction {
  const { args, keywords, result, handler, isAsync = false, timeoutMs = TIMEOUT, maxBytes = MAXIMUM_BYTES } = options;
  const named: z.ZodType = keywords ?? z.strictObject({});
  return {
    isAsync,
    timeoutMs,
    description: options.description ?? null,
    call: async (given, givenByName, signal) => {
      // What has been parsed has the types of the schemas.
      const checked = accept(args, given, "argument") as z.output<Args>;
      const byName = accept(named, givenByName, "keyword argument") as z.output<Keywords>;
      const returned: unknown = await handler(checked, { keywords: byName, signal });
      const value = result === undefined ? returned : result.parse(returned);
      return requirePlain(value, maxBytes);
    },
  };
}

/** Throws PythonException of TypeError. */
function accept(schema: z.ZodType, data: unknown, what: string): unknown {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  const [first, ...rest] = path;
  const place = first === undefined ? `${what}s` : `${what} ${typeof first === "number" ? first + 1 : String(first)}`;
  throw new PythonException("TypeError", `${[place, ...rest.map(String)].join(".")}: ${message}`);
}

type HostCall = Extract<StreamMessage, { readonly kind: "host-call" }>;
type HostAnswer = Extract<ControlMessage, { readonly kind: "host-answer" }>["answer"];

export type HostFunctions = Readonly<Record<string, HostFunction>>;

export interface HostErrorOptions {
  /** Is given what a host function has thrown, of which the program hears only that it failed. */
  readonly onHostError?: (name: string, error: unknown) => void;
}

/** What a program's thread is told of its functions. */
export function describeFunctions(functions: HostFunctions | undefined): Pick<MachineOptions, "functions"> {
  if (functions === undefined) return {};
  const entries = Object.entries(functions);
  return { functions: entries.map(([name, { isAsync, description }]) => ({ name, isAsync, description })) };
}

/** The calls of one program. */
export class HostCalls {
  private readonly functions: HostFunctions;
  private readonly send: (message: ControlMessage) => void;
  private readonly onError: ((name: string, error: unknown) => void) | undefined;
  private readonly running = new Map<number, AbortController>();

  constructor(functions: HostFunctions, { onHostError }: HostErrorOptions, send: (message: ControlMessage) => void) {
    this.functions = functions;
    this.onError = onHostError;
    this.send = send;
  }

  async begin({ id, name, args, keywords }: HostCall): Promise<void> {
    const controller = new AbortController();
    this.running.set(id, controller);
    const answer = await this.answer(name, args, keywords, controller);
    if (this.running.delete(id)) this.send({ kind: "host-answer", id, answer });
  }

  abandon(id: number): void {
    this.running.get(id)?.abort();
    this.running.delete(id);
  }

  /** The program has ended. */
  end(): void {
    for (const id of this.running.keys()) this.abandon(id);
  }

  private async answer(
    name: string,
    args: readonly PlainValue[],
    keywords: object,
    controller: AbortController,
  ): Promise<HostAnswer> {
    if (!Object.hasOwn(this.functions, name)) return failure("NameError", `there is no host function ${name}`);
    const definition = this.functions[name];
    const timeout = limitTime(definition.timeoutMs, controller);
    try {
      const value = await Promise.race([definition.call(args, keywords, controller.signal), timeout.passed]);
      // Maps and sets are read as dicts and sets where they arrive.
      return { kind: "value", value: (value ?? null) as PlainValue };
    } catch (error) {
      return this.describe(name, error);
    } finally {
      timeout.stop();
    }
  }

  private describe(name: string, error: unknown): HostAnswer {
    if (error instanceof PythonException) return failure(error.type, `${prefixOf(error, name)}${error.message}`);
    this.onError?.(name, error);
    if (error instanceof NotPlain) return failure("RuntimeError", `host function ${name} returned ${error.message}`);
    return failure("RuntimeError", `host function ${name} failed`);
  }
}

/** CPython says whose arguments are wrong. */
const prefixOf = ({ type, message }: PythonException, name: string): string =>
  type === "TypeError" && /^(?:keyword )?arguments?\b/.test(message) ? `${name}() ` : "";

const failure = (type: string, message: string): HostAnswer => ({ kind: "error", type, message });

function limitTime(milliseconds: number, controller: AbortController): { passed: Promise<never>; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new PythonException("TimeoutError", `the host function took longer than ${milliseconds / 1000} s`));
      controller.abort();
    }, milliseconds);
  });
  return { passed, stop: () => clearTimeout(timer) };
}
