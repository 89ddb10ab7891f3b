/** The select module, over sockets and files of the sandbox: waits until one of them is ready, or for a time. */

import { osErrorType } from "../objects/exception.js";
import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import { PyObject, type Value } from "../objects/object.js";
import { Special } from "../objects/specials.js";
import { PyTuple } from "../objects/tuple.js";
import { defineType, type PyType } from "../objects/type.js";
import { typeOf } from "../objects/type-of.js";
import { callMethod } from "../runtime/calls.js";
import { keyError, overflowError, typeError, valueError } from "../runtime/errors.js";
import { services } from "../runtime/interpreter-services.js";
import { toArray } from "../runtime/iteration.js";
import { defineMethods, method, nativeFunction, newModule } from "../runtime/native-definitions.js";
import { osError } from "../runtime/os-errors.js";
import { asSize } from "../runtime/primitives.js";
import { doubleOf } from "../runtime/real-numbers.js";
import { waitUntil } from "../runtime/waiting.js";
import { endpointOf } from "./socket/network.js";

const Event = { POLLIN: 1, POLLPRI: 2, POLLOUT: 4, POLLERR: 8, POLLHUP: 16, POLLNVAL: 32 } as const;
const MAXIMUM_MILLISECONDS = 0x7fffffff;

const pollType: PyType = defineType("poll", { module: "select", isSubclassable: false });

class Poll extends PyObject {
  override cls: PyType = pollType;
  readonly masks = new Map<number, number>();
}

/** A descriptor, or the `fileno()` of an object. Raises TypeError and ValueError. */
function descriptorOf(file: Value): number {
  const isNumber = typeOf(file).special(Special.__index__) !== null;
  let number = file;
  if (!isNumber) {
    if (typeOf(file).lookup("fileno") === undefined) {
      throw typeError("argument must be an int, or have a fileno() method");
    }
    number = callMethod(file, "fileno");
    if (typeOf(number).special(Special.__index__) === null) throw typeError("fileno() returned a non-integer");
  }
  const descriptor = asSize(number);
  if (descriptor < 0) throw valueError(`file descriptor cannot be a negative integer (${descriptor})`);
  return descriptor;
}

/** Which of the events have happened to a descriptor. */
function eventsOf(descriptor: number, mask: number): number {
  const endpoint = endpointOf(descriptor);
  if (endpoint === undefined) return fileEvents(descriptor, mask);
  let events = endpoint.isHungUp ? Event.POLLHUP : 0;
  if ((mask & Event.POLLIN) !== 0 && endpoint.isReadable) events |= Event.POLLIN;
  if ((mask & Event.POLLOUT) !== 0 && endpoint.isWritable) events |= Event.POLLOUT;
  return events;
}

function fileEvents(descriptor: number, mask: number): number {
  const { descriptors } = services.fileSystem();
  if (!descriptors.has(descriptor)) return Event.POLLNVAL;
  const file = descriptors.get(descriptor);
  let events = 0;
  if (file.isHungUp) events |= file.isReadable ? Event.POLLHUP : Event.POLLERR;
  if ((mask & Event.POLLIN) !== 0 && file.isReadable && file.canRead) events |= Event.POLLIN;
  if ((mask & Event.POLLOUT) !== 0 && file.isWritable && file.canWrite) events |= Event.POLLOUT;
  return events;
}

function happened(masks: Iterable<readonly [number, number]>): [number, number][] {
  const found: [number, number][] = [];
  for (const [descriptor, mask] of masks) {
    const events = eventsOf(descriptor, mask);
    if (events !== 0) found.push([descriptor, events]);
  }
  return found;
}

/** Milliseconds that poll() waits; null for ever. */
function pollTimeout(timeout: Value): number | null {
  if (timeout === null) return null;
  const milliseconds = doubleOf(timeout);
  if (milliseconds === undefined) throw typeError("timeout must be an integer or None");
  if (Math.abs(milliseconds) > MAXIMUM_MILLISECONDS) throw overflowError("timeout is too large");
  return milliseconds < 0 ? null : Math.ceil(milliseconds);
}

function poll(self: Poll, timeout: Value): Value {
  const milliseconds = pollTimeout(timeout);
  const report = (found: readonly (readonly [number, number])[]): Value =>
    new PyList(found.map((each) => new PyTuple([...each])));
  return services.wait({
    self,
    name: "poll",
    attempt: () => {
      const found = happened(self.masks);
      return found.length > 0 ? report(found) : undefined;
    },
    until: waitUntil(milliseconds === null ? null : milliseconds / 1000),
    expired: () => report([]),
    isForHost: true,
  });
}

defineMethods(pollType, () => [
  method("register(fd, eventmask=7, /)", (self: Poll, file: Value, mask: Value = 7) => {
    self.masks.set(descriptorOf(file), asSize(mask));
    return null;
  }),
  method("modify(fd, eventmask, /)", (self: Poll, file: Value, mask: Value) => {
    const descriptor = descriptorOf(file);
    if (!self.masks.has(descriptor)) throw osError("ENOENT");
    self.masks.set(descriptor, asSize(mask));
    return null;
  }),
  method("unregister(fd, /)", (self: Poll, file: Value) => {
    const descriptor = descriptorOf(file);
    if (!self.masks.delete(descriptor)) throw keyError(descriptor);
    return null;
  }),
  method("poll(timeout=None, /)", (self: Poll, timeout: Value = null) => poll(self, timeout)),
]);

/** select(): the ready ones of three lists of files. */
function select(readers: Value, writers: Value, failing: Value, timeout: Value): Value {
  const lists = [readers, writers, failing].map((list) =>
    toArray(list).map((file) => ({ file, descriptor: descriptorOf(file) })),
  );
  const seconds = timeout === null ? null : doubleOf(timeout);
  if (seconds === undefined) throw typeError("timeout must be a float or None");
  if (seconds !== null && seconds < 0) throw valueError("timeout must be non-negative");
  const isReady = [
    (descriptor: number): boolean => checkedEvents(descriptor, Event.POLLIN) !== 0,
    (descriptor: number): boolean => checkedEvents(descriptor, Event.POLLOUT) !== 0,
    (): boolean => false,
  ];
  const ready = (): Value[][] =>
    lists.map((list, index) => list.filter(({ descriptor }) => isReady[index](descriptor)).map(({ file }) => file));
  const report = (found: readonly Value[][]): Value => new PyTuple(found.map((list) => new PyList(list)));
  return services.wait({
    self: undefined,
    name: "select",
    attempt: () => {
      const found = ready();
      return found.some((list) => list.length > 0) ? report(found) : undefined;
    },
    until: waitUntil(seconds),
    expired: () => report([[], [], []]),
    isForHost: true,
  });
}

function checkedEvents(descriptor: number, mask: number): number {
  const events = eventsOf(descriptor, mask);
  if (events === Event.POLLNVAL) throw osError("EBADF");
  return events;
}

export function createSelectModule(): PyModule {
  return newModule("select", "This module supports asynchronous I/O on multiple file descriptors.", {
    ...Event,
    PIPE_BUF: 4096,
    error: osErrorType,
    poll: nativeFunction("select", "poll()", () => new Poll(), "Returns a polling object."),
    select: nativeFunction(
      "select",
      "select(rlist, wlist, xlist, timeout=None, /)",
      (readers: Value, writers: Value, failing: Value, timeout: Value = null) =>
        select(readers, writers, failing, timeout),
      "Wait until one or more file descriptors are ready for some kind of I/O.",
    ),
  });
}
