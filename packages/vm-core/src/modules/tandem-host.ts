/**
 * The module `tandem_host`: functions of the host's that a program calls as it calls any other.
 *
 * Arguments and results cross as plain data. A function waits for its answer while other threads run; the calls of an
 * asynchronous one are coroutines, which wait in threads of the event loop's executor.
 */

import { PyCode } from "../objects/code.js";
import { PyDict } from "../objects/dict.js";
import * as exceptions from "../objects/exception.js";
import type { PyModule } from "../objects/module.js";
import type { PyBuiltinFunction } from "../objects/native.js";
import type { Keywords, Value } from "../objects/object.js";
import { PyType } from "../objects/type.js";
import { call } from "../runtime/calls.js";
import { InternalError, pythonError, runtimeError, valueError } from "../runtime/errors.js";
import type { HostAnswer, HostFunction } from "../runtime/host-calls.js";
import { services } from "../runtime/interpreter-services.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { fromPlain, type PlainValue, PlainValueError, toPlain } from "../runtime/plain-values.js";

export const HOST_MODULE = "tandem_host";

/** Of one argument or result. */
const LIMITS = { depth: 64, size: 100_000, isStrict: true };
/** Calls that wait for their answers; the next one waits for one of them. */
const MAXIMUM_CALLS = 64;

const COROUTINE = `
async def run(wait, abandon, call):
    import asyncio
    try:
        return await asyncio.get_running_loop().run_in_executor(None, wait, call)
    except asyncio.CancelledError:
        abandon(call)
        raise
`;

export function createHostModule(): PyModule {
  const calls = new HostCallTable();
  const functions = services.host().functions.map((each): [string, Value] => [each.name, calls.functionFor(each)]);
  return newModule(HOST_MODULE, "Functions of the program that runs this one.", Object.fromEntries(functions));
}

/** The calls of one interpreter that have no answer yet. */
class HostCallTable {
  private readonly pending = new Set<number>();
  private coroutine: Value | null = null;

  functionFor({ name, isAsync, description }: HostFunction): PyBuiltinFunction {
    const code = (args: readonly Value[], keywords: Keywords): Value => {
      const number = this.begin(name, args, keywords);
      return isAsync ? this.await(number) : this.waitFor(name, number);
    };
    return nativeFunction(HOST_MODULE, `${name}(*args, **kwargs)`, code, description);
  }

  private begin(name: string, args: readonly Value[], keywords: Keywords): number {
    const plainArgs = args.map((each, index) => plain(`${name}() argument ${index + 1}`, each));
    const named = [...(keywords ?? [])].map(
      ([key, each]) => [key, plain(`${name}() argument '${key}'`, each)] as const,
    );
    if (this.pending.size >= MAXIMUM_CALLS) this.waitForRoom();
    const number = services.host().begin(name, plainArgs, Object.fromEntries(named));
    this.pending.add(number);
    return number;
  }

  private waitForRoom(): void {
    services.wait({
      self: undefined,
      // No function has this name: the native is not left while it waits, because it has more to do.
      name: "",
      attempt: () => (this.pending.size < MAXIMUM_CALLS ? null : undefined),
      until: Number.POSITIVE_INFINITY,
      expired: () => null,
      isForHost: true,
    });
  }

  /** Must be the last that a native called `name` does. */
  private waitFor(name: string, number: number): Value {
    try {
      return services.wait({
        self: undefined,
        name,
        // Of a call that has been abandoned meanwhile nobody wants a result.
        attempt: () => (this.pending.has(number) ? this.take(number) : null),
        until: Number.POSITIVE_INFINITY,
        expired: () => null,
        isForHost: true,
      });
    } catch (error) {
      this.abandon(number);
      throw error;
    }
  }

  private take(number: number): Value | undefined {
    const answer = services.host().take(number);
    if (answer === undefined) return undefined;
    this.pending.delete(number);
    return valueOf(answer);
  }

  private abandon(number: number): null {
    if (this.pending.delete(number)) services.host().abandon(number);
    return null;
  }

  private await(number: number): Value {
    this.coroutine ??= compileCoroutine();
    const wait = nativeFunction(HOST_MODULE, "wait(call, /)", () => this.waitFor("wait", number));
    const abandon = nativeFunction(HOST_MODULE, "abandon(call, /)", () => this.abandon(number));
    return call(this.coroutine, [wait, abandon, number]);
  }
}

function compileCoroutine(): Value {
  const options = { filename: `<${HOST_MODULE}>`, mode: "exec", flags: 0, dontInherit: true, optimize: -1 } as const;
  const code = services.compile(COROUTINE, options);
  if (!(code instanceof PyCode)) throw new InternalError("no code for coroutines");
  const namespace = new PyDict();
  services.run(code, namespace, namespace, null);
  return namespace.get("run") ?? null;
}

/** Raises ValueError for what is too large, too deep, or inside itself. */
function plain(what: string, value: Value): PlainValue {
  try {
    return toPlain(value, LIMITS);
  } catch (error) {
    if (error instanceof PlainValueError) throw valueError(`${what}: ${error.message}`);
    throw error;
  }
}

function valueOf(answer: HostAnswer): Value {
  if (answer.kind === "error") throw pythonError(exceptionNamed(answer.type), answer.message);
  try {
    return fromPlain(answer.value, LIMITS);
  } catch (error) {
    if (error instanceof PlainValueError) throw runtimeError(`result of a host function: ${error.message}`);
    throw error;
  }
}

/** RuntimeError for what is no builtin exception, or one that is not for programs to catch. */
function exceptionNamed(name: string): PyType {
  for (const each of Object.values(exceptions)) {
    if (each instanceof PyType && each.name === name && each.isSubtypeOf(exceptions.exceptionType)) return each;
  }
  return exceptions.runtimeErrorType;
}
