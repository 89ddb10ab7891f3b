/** The memoryview class. */

import type { BufferExporter } from "../objects/buffer.js";
import { PyBytes } from "../objects/bytes.js";
import { newGenericAlias } from "../objects/generic-alias.js";
import { NativeIterator } from "../objects/iterator.js";
import { PyList } from "../objects/list.js";
import { memoryViewType, PyMemoryView } from "../objects/memoryview.js";
import { NotImplemented } from "../objects/none.js";
import type { Value } from "../objects/object.js";
import { PySlice } from "../objects/slice.js";
import { PyTuple } from "../objects/tuple.js";
import { defineType, type PyType } from "../objects/type.js";
import { givenType } from "../runtime/argument-types.js";
import { bufferExporter, checkReleased, memoryOf } from "../runtime/buffers.js";
import { hexText } from "../runtime/byte-text.js";
import { equals } from "../runtime/comparison.js";
import { bufferError, indexError, notImplementedError, typeError, valueError } from "../runtime/errors.js";
import { hashBytes, hashValue } from "../runtime/hashing.js";
import { itemFormat, packItem, unpackItem } from "../runtime/memory-formats.js";
import {
  classMethod,
  constructor,
  type Definition,
  defineMethods,
  getter,
  method,
} from "../runtime/native-definitions.js";
import { asPosition, asSizeArgument, intOf, textOf, typeName } from "../runtime/primitives.js";
import { searchBound, sliceIndices } from "../runtime/slices.js";
import { addressText } from "../runtime/text.js";
import { pollSafePoint } from "../runtime/thread.js";
import { hexSeparatorOf, isInteger } from "./bytes-methods.js";
import { defineIterator, lengthHintMethod } from "./native-iterator.js";

type Optional = Value | undefined;

type Layout = ConstructorParameters<typeof PyMemoryView>[2];

/** memoryview(value). Raises TypeError when it exposes no memory. */
export function viewMemory(value: Value): PyMemoryView {
  const exporter = bufferExporter(value);
  if (exporter === undefined) {
    throw typeError(`memoryview: a bytes-like object is required, not '${typeName(value)}'`);
  }
  return viewExporter(exporter);
}

/** A view of an exporter's own memory, whatever its class says in Python. */
export function viewExporter(viewed: BufferExporter): PyMemoryView {
  const exporter = viewed.owner();
  if (exporter instanceof PyMemoryView) return sameMemory(exporter, {});
  const { bytes, isReadOnly, format, itemSize } = memoryOf(exporter);
  const shape = [bytes.length / itemSize];
  return new PyMemoryView(exporter, bytes, { isReadOnly, format, itemSize, offset: 0, shape, strides: [itemSize] });
}

/** Another view of the same memory with some of its layout changed. */
function sameMemory(view: PyMemoryView, changes: Partial<Layout>): PyMemoryView {
  checkReleased(view);
  const { isReadOnly, format, itemSize, offset, shape, strides } = view;
  return new PyMemoryView(view.source, view.base, { isReadOnly, format, itemSize, offset, shape, strides, ...changes });
}

/** The offset of one item, from one index for each dimension. */
function offsetOf(view: PyMemoryView, indices: readonly Value[]): number {
  let { offset } = view;
  indices.forEach((key, dimension) => {
    const extent = view.shape[dimension];
    const index = asPosition(key);
    const at = index < 0 ? index + extent : index;
    if (at < 0 || at >= extent) throw indexError(`index out of bounds on dimension ${dimension + 1}`);
    offset += at * view.strides[dimension];
  });
  return offset;
}

/** The item that a key selects, as its offset; or the view that a slice selects. */
function locate(view: PyMemoryView, key: Value): number | PyMemoryView {
  checkReleased(view);
  const dimensions = view.shape.length;
  if (dimensions === 0) {
    if (key instanceof PyTuple && key.items.length === 0) return view.offset;
    throw typeError("invalid indexing of 0-dim memory");
  }
  if (key instanceof PySlice) {
    const [extent, ...otherExtents] = view.shape as readonly [number, ...number[]];
    const [stride, ...otherStrides] = view.strides as readonly [number, ...number[]];
    const { start, step, count } = sliceIndices(key, extent);
    return sameMemory(view, {
      offset: view.offset + start * stride,
      shape: [count, ...otherExtents],
      strides: [step * stride, ...otherStrides],
    });
  }
  if (isInteger(key)) {
    if (dimensions > 1) throw notImplementedError("multi-dimensional sub-views are not implemented");
    return offsetOf(view, [key]);
  }
  if (key instanceof PyTuple && key.items.every(isInteger)) {
    const { length } = key.items;
    if (length > dimensions) throw typeError(`cannot index ${dimensions}-dimension view with ${length}-element tuple`);
    if (length < dimensions) throw notImplementedError("sub-views are not implemented");
    return offsetOf(view, key.items);
  }
  if (key instanceof PyTuple && key.items.every((item) => item instanceof PySlice)) {
    throw notImplementedError("multi-dimensional slicing is not implemented");
  }
  throw typeError("memoryview: invalid slice key");
}

function getItem(view: PyMemoryView, key: Value): Value {
  const found = locate(view, key);
  if (typeof found !== "number") return found;
  // An index's own code may have released the view.
  checkReleased(view);
  return unpackItem(view.base, found, view.format);
}

function setItem(view: PyMemoryView, key: Value, value: Value): null {
  checkReleased(view);
  if (view.isReadOnly) throw typeError("cannot modify read-only memory");
  if (key instanceof PySlice && view.shape.length === 1) checkIsBuffer(value);
  const found = locate(view, key);
  if (typeof found === "number") {
    packItem(view.base, found, view.format, value, () => checkReleased(view));
    return null;
  }
  try {
    assign(found, value);
  } finally {
    found.release();
  }
  return null;
}

function checkIsBuffer(value: Value): BufferExporter {
  const exporter = bufferExporter(value);
  if (exporter === undefined) throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
  return exporter;
}

function assign(target: PyMemoryView, value: Value): void {
  const exporter = checkIsBuffer(value);
  const { bytes, format, itemSize } = memoryOf(exporter);
  const isSameShape = bytes.length === target.count * target.itemSize && itemSize === target.itemSize;
  if (!isSameShape || nativeFormat(format) !== nativeFormat(target.format)) {
    throw valueError("memoryview assignment: lvalue and rvalue have different structures");
  }
  const source = bytes.slice();
  let position = 0;
  target.forEachOffset((offset) => {
    target.base.set(source.subarray(position, position + itemSize), offset);
    position += itemSize;
  });
}

const nativeFormat = (format: string): string => (format.startsWith("@") ? format.slice(1) : format);

/** The items as nested lists. */
function toList(view: PyMemoryView): Value {
  checkReleased(view);
  const build = (dimension: number, offset: number): Value => {
    if (dimension === view.shape.length) return unpackItem(view.base, offset, view.format);
    const items: Value[] = [];
    const stride = view.strides[dimension];
    for (let index = 0; index < view.shape[dimension]; index++) {
      items.push(build(dimension + 1, offset + index * stride));
      if ((index & 1023) === 1023) pollSafePoint();
    }
    return new PyList(items);
  };
  return build(0, view.offset);
}

function cast(view: PyMemoryView, format: Value, shape: Optional): PyMemoryView {
  checkReleased(view);
  const name = textOf(format);
  if (name === undefined) throw typeError(`cast() argument 'format' must be str, not ${givenType(format)}`);
  if (!view.isContiguous) throw typeError("memoryview: casts are restricted to C-contiguous views");
  if ((shape !== undefined || view.shape.length !== 1) && view.shape.includes(0)) {
    throw typeError("memoryview: cannot cast view with zeros in shape or strides");
  }
  const target = itemFormat(name);
  if (target === undefined) {
    throw valueError(
      "memoryview: destination format must be a native single character format prefixed with an optional '@'",
    );
  }
  const isByte = (code: string): boolean => "bBc".includes(nativeFormat(code));
  if (!isByte(name) && !isByte(view.format)) throw typeError("memoryview: cannot cast between two non-byte formats");
  const size = view.count * view.itemSize;
  if (size % target.size !== 0) throw typeError("memoryview: length is not a multiple of itemsize");
  const extents = shape === undefined ? [size / target.size] : shapeOf(shape);
  if (shape !== undefined) {
    if (view.shape.length !== 1 && extents.length !== 1)
      throw typeError("memoryview: cast must be 1D -> ND or ND -> 1D");
    const product = extents.reduce((total, extent) => total * extent, 1);
    if (product * target.size !== size) throw typeError("memoryview: product(shape) * itemsize != buffer size");
  }
  return sameMemory(view, {
    format: name,
    itemSize: target.size,
    shape: extents,
    strides: contiguousStrides(extents, target.size),
  });
}

function shapeOf(shape: Value): number[] {
  if (!(shape instanceof PyList) && !(shape instanceof PyTuple)) throw typeError("shape must be a list or a tuple");
  if (shape.items.length > 64) throw valueError("memoryview: number of dimensions must not exceed 64");
  return shape.items.map((item) => {
    const extent = intOf(item);
    if (extent === undefined) throw typeError("memoryview.cast(): elements of shape must be integers");
    if (extent <= 0) throw valueError("memoryview.cast(): elements of shape must be integers > 0");
    return Number(extent);
  });
}

function contiguousStrides(shape: readonly number[], itemSize: number): number[] {
  const strides: number[] = [];
  let stride = itemSize;
  for (let dimension = shape.length - 1; dimension >= 0; dimension--) {
    strides.unshift(stride);
    stride *= shape[dimension];
  }
  return strides;
}

function isFortranContiguous(view: PyMemoryView): boolean {
  let stride = view.itemSize;
  return view.shape.every((extent, dimension) => {
    const fits = extent <= 1 || view.strides[dimension] === stride;
    stride *= extent;
    return fits;
  });
}

/** Items compare by value, so that equal numbers of different formats are equal. */
function isEqual(view: PyMemoryView, other: Value): boolean | undefined {
  if (view === other) return true;
  const exporter = bufferExporter(other);
  if (exporter === undefined) return undefined;
  if (view.isReleased || (exporter instanceof PyMemoryView && exporter.isReleased)) return false;
  const right = viewMemory(exporter);
  try {
    return haveEqualItems(view, right);
  } finally {
    right.release();
  }
}

function haveEqualItems(left: PyMemoryView, right: PyMemoryView): boolean {
  if (left.shape.length !== right.shape.length) return false;
  if (left.shape.some((extent, dimension) => extent !== right.shape[dimension])) return false;
  if (itemFormat(left.format) === undefined || itemFormat(right.format) === undefined) return false;
  const offsets: number[] = [];
  right.forEachOffset((offset) => {
    if ((offsets.push(offset) & 1023) === 0) pollSafePoint();
  });
  let index = 0;
  let areEqual = true;
  left.forEachOffset((offset) => {
    if ((index & 255) === 255) pollSafePoint();
    const at = offsets[index++];
    areEqual &&= equals(unpackItem(left.base, offset, left.format), unpackItem(right.base, at, right.format));
  });
  return areEqual;
}

function hash(view: PyMemoryView): number {
  if (view.hash !== null) return view.hash;
  checkReleased(view);
  if (!view.isReadOnly) throw valueError("cannot hash writable memoryview object");
  if (!"bBc".includes(nativeFormat(view.format))) {
    throw valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  }
  whileExported(view, () => hashValue(view.source));
  view.hash = hashBytes(view.contents());
  return view.hash;
}

/** Runs what may call a program's code, which cannot release the view meanwhile. */
function whileExported<Result>(view: PyMemoryView, run: () => Result): Result {
  view.exports++;
  try {
    return run();
  } finally {
    view.exports--;
  }
}

function toBytes(view: PyMemoryView, order: Optional): PyBytes {
  checkReleased(view);
  if (order !== undefined && order !== null) {
    const name = textOf(order);
    if (name === undefined) throw typeError(`tobytes() argument 'order' must be str or None, not ${typeName(order)}`);
    if (!["C", "F", "A"].includes(name)) throw valueError("order must be 'C', 'F' or 'A'");
    if (name === "F" && view.shape.length > 1) return new PyBytes(fortranContents(view));
  }
  return new PyBytes(view.contents().slice());
}

/** The bytes with the first index varying fastest. */
function fortranContents(view: PyMemoryView): Uint8Array {
  const shape = view.shape.toReversed();
  const strides = view.strides.toReversed();
  const transposed = sameMemory(view, { shape, strides });
  try {
    return transposed.contents().slice();
  } finally {
    transposed.release();
  }
}

const memoryIteratorType: PyType = defineType("memory_iterator", { isSubclassable: false });

class MemoryIterator extends NativeIterator {
  override cls: PyType = memoryIteratorType;
  private readonly view: PyMemoryView;
  private readonly length: number;
  private index = 0;

  constructor(view: PyMemoryView) {
    super();
    this.view = view;
    this.length = view.shape[0];
  }

  get remaining(): number {
    return this.length - this.index;
  }

  next(): Value | undefined {
    if (this.index >= this.length) return undefined;
    checkReleased(this.view);
    const { base, offset, strides, format } = this.view;
    return unpackItem(base, offset + this.index++ * strides[0], format);
  }
}

function iterate(view: PyMemoryView): MemoryIterator {
  checkReleased(view);
  if (view.shape.length === 0) throw typeError("invalid indexing of 0-dim memory");
  if (view.shape.length > 1) throw notImplementedError("multi-dimensional sub-views are not implemented");
  return new MemoryIterator(view);
}

function release(view: PyMemoryView): null {
  if (!view.isReleased && view.exports > 0) {
    throw bufferError(`memoryview has ${view.exports} exported buffer${view.exports === 1 ? "" : "s"}`);
  }
  view.release();
  return null;
}

/** An attribute that a released view has not. */
const attribute = (name: string, get: (view: PyMemoryView) => Value, doc: string): Definition =>
  getter(
    name,
    (view: PyMemoryView) => {
      checkReleased(view);
      return get(view);
    },
    null,
    doc,
  );

/** The number of leading items to look at for `index`, and where to begin. */
function searchRange(length: number, start: Optional, stop: Optional): [number, number] {
  return [searchBound(start, length, 0), searchBound(stop, length, length)];
}

function indexOf(view: PyMemoryView, value: Value, start: Optional, stop: Optional): number {
  checkReleased(view);
  if (view.shape.length !== 1) throw notImplementedError("multi-dimensional lookup is not implemented");
  const [from, to] = searchRange(view.shape[0], start, stop);
  for (let index = from; index < to; index++) {
    if (equals(unpackItem(view.base, view.offset + index * view.strides[0], view.format), value)) return index;
    if ((index & 1023) === 1023) pollSafePoint();
  }
  throw valueError("memoryview.index(x): x not found");
}

function count(view: PyMemoryView, value: Value): number {
  const iterator = iterate(view);
  let total = 0;
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) if (equals(item, value)) total++;
  return total;
}

const sizes = (values: readonly number[]): PyTuple => new PyTuple(values);
const sourceOf = (view: PyMemoryView): BufferExporter => view.source;

defineMethods(memoryViewType, () => [
  constructor(
    "(object)",
    (_cls: PyType, object: Value) => viewMemory(object),
    "Create a new memoryview object which references the given object.",
  ),
  attribute("obj", sourceOf, "The underlying object of the memoryview."),
  attribute("nbytes", (view) => view.count * view.itemSize, "The amount of space in bytes that the array would use in"),
  attribute("readonly", (view) => view.isReadOnly, "A bool indicating whether the memory is read only."),
  attribute("itemsize", (view) => view.itemSize, "The size in bytes of each element of the memoryview."),
  attribute("format", (view) => view.format, "A string containing the format (in struct module style)"),
  attribute("ndim", (view) => view.shape.length, "An integer indicating how many dimensions of a multi-dimensional"),
  attribute("shape", (view) => sizes(view.shape), "A tuple of ndim integers giving the shape of the memory"),
  attribute("strides", (view) => sizes(view.strides), "A tuple of ndim integers giving the size in bytes to access"),
  attribute("suboffsets", () => sizes([]), "A tuple of integers used internally for PIL-style arrays."),
  attribute("c_contiguous", (view) => view.isContiguous, "A bool indicating whether the memory is C contiguous."),
  attribute("f_contiguous", isFortranContiguous, "A bool indicating whether the memory is Fortran contiguous."),
  attribute(
    "contiguous",
    (view) => view.isContiguous || isFortranContiguous(view),
    "A bool indicating whether the memory is contiguous.",
  ),
  method(
    "__repr__(/)",
    (view: PyMemoryView) => `<${view.isReleased ? "released " : ""}memory at ${addressText(view)}>`,
    "Return repr(self).",
  ),
  classMethod("__class_getitem__(object, /)", (cls: PyType, key: Value) => newGenericAlias(cls, key), "See PEP 585"),
  method("__hash__(/)", hash, "Return hash(self)."),
  method(
    "__len__(/)",
    (view: PyMemoryView) => {
      checkReleased(view);
      if (view.shape.length === 0) throw typeError("0-dim memory has no length");
      return view.shape[0];
    },
    "Return len(self).",
  ),
  method("__getitem__(key, /)", getItem, "Return self[key]."),
  method("__setitem__(key, value, /)", setItem, "Set self[key] to value."),
  method(
    "__delitem__(key, /)",
    () => {
      throw typeError("cannot delete memory");
    },
    "Delete self[key].",
  ),
  method("__iter__(/)", iterate, "Implement iter(self)."),
  method(
    "__eq__(value, /)",
    (view: PyMemoryView, other: Value) => isEqual(view, other) ?? NotImplemented,
    "Return self==value.",
  ),
  method(
    "__ne__(value, /)",
    (view: PyMemoryView, other: Value) => {
      const areEqual = isEqual(view, other);
      return areEqual === undefined ? NotImplemented : !areEqual;
    },
    "Return self!=value.",
  ),
  method("__enter__()", (view: PyMemoryView) => {
    checkReleased(view);
    return view;
  }),
  method("__exit__(*exc_info)", release),
  method("release(/)", release, "Release the underlying buffer exposed by the memoryview object."),
  method("tobytes(order='C')", toBytes, "Return the data in the buffer as a byte string."),
  method("tolist(/)", toList, "Return the data in the buffer as a list of elements."),
  method("cast(format, shape=<unrepresentable>)", cast, "Cast a memoryview to a new format or shape."),
  method(
    "toreadonly(/)",
    (view: PyMemoryView) => sameMemory(view, { isReadOnly: true }),
    "Return a readonly version of the memoryview.",
  ),
  method("count(value, /)", count, "Count the number of occurrences of a value."),
  method(
    "index(value, start=0, stop=9223372036854775807, /)",
    indexOf,
    "Return the index of the first occurrence of a value.",
  ),
  method(
    "hex(sep=<unrepresentable>, bytes_per_sep=1)",
    (view: PyMemoryView, separator: Optional, groupSize: Optional) => {
      checkReleased(view);
      if (separator === undefined) return hexText(view.contents(), "", 0);
      const size = groupSize === undefined ? 1 : asSizeArgument(groupSize);
      const between = whileExported(view, () => hexSeparatorOf(separator));
      return hexText(view.contents(), between, size);
    },
    "Return the data in the buffer as a str of hexadecimal numbers.",
  ),
]);

defineIterator(memoryIteratorType, [lengthHintMethod((self: MemoryIterator) => self.remaining)]);
