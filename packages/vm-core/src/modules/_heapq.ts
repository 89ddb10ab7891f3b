/** The _heapq module: heaps in lists, smallest or (the _max functions) greatest item first. */

import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { lessThan } from "../runtime/comparison.js";
import { indexError, runtimeError, typeError } from "../runtime/errors.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { typeName } from "../runtime/primitives.js";
import { pollSafePoint } from "../runtime/thread.js";

/** True when the first item belongs above the second. */
type Above = (first: Value, second: Value) => boolean;

const minimum: Above = lessThan;
const maximum: Above = (first, second) => lessThan(second, first);

/** Raises RuntimeError when a comparison changed the list's length. */
function isAbove(heap: PyList, above: Above, first: Value, second: Value): boolean {
  const size = heap.items.length;
  const result = above(first, second);
  if (heap.items.length !== size) throw runtimeError("list changed size during iteration");
  return result;
}

/** Moves the item at `position` up to where it belongs, not above `start`. */
function siftDown(heap: PyList, start: number, position: number, above: Above): void {
  while (position > start) {
    const parent = (position - 1) >> 1;
    const { items } = heap;
    if (!isAbove(heap, above, items[position], items[parent])) return;
    const item = heap.items[position];
    heap.items[position] = heap.items[parent];
    heap.items[parent] = item;
    position = parent;
  }
}

/** Moves the item at `position` down to a leaf, the smaller child up each time, then up to where it belongs. */
function siftUp(heap: PyList, position: number, above: Above): void {
  const end = heap.items.length;
  const start = position;
  const limit = end >> 1;
  while (position < limit) {
    let child = 2 * position + 1;
    if (child + 1 < end && !isAbove(heap, above, heap.items[child], heap.items[child + 1])) child++;
    const { items } = heap;
    const item = items[position];
    items[position] = items[child];
    items[child] = item;
    position = child;
  }
  siftDown(heap, start, position, above);
}

function push(heap: PyList, item: Value, above: Above): Value {
  heap.items.push(item);
  siftDown(heap, 0, heap.items.length - 1, above);
  return null;
}

function pop(heap: PyList, above: Above): Value {
  const last = heap.items.pop();
  if (last === undefined) throw indexError("index out of range");
  if (heap.items.length === 0) return last;
  const top = heap.items[0];
  heap.items[0] = last;
  siftUp(heap, 0, above);
  return top;
}

function replace(heap: PyList, item: Value, above: Above): Value {
  const top = heap.items[0];
  if (top === undefined) throw indexError("index out of range");
  heap.items[0] = item;
  siftUp(heap, 0, above);
  return top;
}

function pushPop(heap: PyList, item: Value, above: Above): Value {
  if (heap.items.length === 0 || !isAbove(heap, above, heap.items[0], item)) return item;
  return replace(heap, item, above);
}

function heapify(heap: PyList, above: Above): Value {
  for (let position = (heap.items.length >> 1) - 1; position >= 0; position--) {
    siftUp(heap, position, above);
    if ((position & 255) === 0) pollSafePoint();
  }
  return null;
}

function checkHeap(name: string, heap: Value, position: string): PyList {
  if (heap instanceof PyList) return heap;
  throw typeError(`${name}() argument ${position}must be list, not ${typeName(heap)}`);
}

const withItem = (
  name: string,
  action: (heap: PyList, item: Value, above: Above) => Value,
  above: Above,
  doc: string,
): Value =>
  nativeFunction(
    "_heapq",
    `${name}(heap, item, /)`,
    (heap: Value, item: Value) => action(checkHeap(name, heap, "1 "), item, above),
    doc,
  );

const alone = (name: string, action: (heap: PyList, above: Above) => Value, above: Above, doc: string): Value =>
  nativeFunction("_heapq", `${name}(heap, /)`, (heap: Value) => action(checkHeap(name, heap, ""), above), doc);

export function createHeapqModule(): PyModule {
  return newModule("_heapq", "Heap queue algorithm (a.k.a. priority queue).", {
    heappush: withItem("heappush", push, minimum, "Push item onto heap, maintaining the heap invariant."),
    heappushpop: withItem(
      "heappushpop",
      pushPop,
      minimum,
      "Push item on the heap, then pop and return the smallest item from the heap.",
    ),
    heapreplace: withItem(
      "heapreplace",
      replace,
      minimum,
      "Pop and return the current smallest value, and add the new item.",
    ),
    heappop: alone("heappop", pop, minimum, "Pop the smallest item off the heap, maintaining the heap invariant."),
    heapify: alone("heapify", heapify, minimum, "Transform list into a heap, in-place, in O(len(heap)) time."),
    heappush_max: withItem("heappush_max", push, maximum, "Push item onto max heap, maintaining the heap invariant."),
    heappushpop_max: withItem("heappushpop_max", pushPop, maximum, "Maxheap variant of heappushpop."),
    heapreplace_max: withItem("heapreplace_max", replace, maximum, "Maxheap variant of heapreplace."),
    heappop_max: alone("heappop_max", pop, maximum, "Maxheap variant of heappop."),
    heapify_max: alone("heapify_max", heapify, maximum, "Maxheap variant of heapify."),
  });
}
