/** Classes: `type` objects, their method resolution order, attribute look-up cache and special-method cache. */

import { PyObject, type Value } from "./object.js";
import { Shape } from "./shape.js";
import { Special, specialIndex, specialNames } from "./specials.js";

/** What `new` must build in JavaScript for instances of a class: the builtin class whose representation they share. */
export interface Layout {
  /** The builtin class that owns the representation; `object` for plain instances. */
  readonly owner: PyType;
}

/** Pattern-matching category of a class (Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING). */
export type PatternKind = "sequence" | "mapping" | null;

/** Shared by all classes of which no special method has been looked up; never written to. */
const noSpecials: (Value | undefined)[] = new Array<Value | undefined>(specialNames.length).fill(undefined);

/** Filled in by `runtime/attributes.ts`. */
export const typeHooks = {
  /** What stands for a special method that a class written in Python has: another for one that does not fit it. */
  checkSpecial: (_type: PyType, found: Value): Value => found,
  /** What stands for a special method that is None: null where that is as if there were none. */
  blockSpecial: (_type: PyType, _name: string): Value => null,
};

export class PyType extends PyObject {
  override cls: PyType;
  /** __name__. */
  name: string;
  qualifiedName: string;
  /** Written by builtin classes; user classes keep `__module__` in the namespace. */
  readonly builtinModule: string | null;
  bases: readonly PyType[];
  /** The best base: the one whose representation instances have. */
  base: PyType | null;
  mro: readonly PyType[];
  private readonly ownNamespace: Map<string, Value>;
  /** What is still to be done to fill the namespace, in order. */
  private definitions: (() => void)[] | null = null;
  /** Made by a class statement or `type()`: attributes can be set. */
  readonly isHeapType: boolean;
  /** Can be a base class. */
  isSubclassable = true;
  /** Instances get `__dict__`. */
  instancesHaveDict = false;
  instancesHaveWeakReferences = false;
  /** Number of `__slots__` members that instances carry, inherited ones included. */
  memberCount = 0;
  /** Instances of builtin layout use their owner's JavaScript class. */
  layoutOwner: PyType;
  patternKind: PatternKind = null;
  isAbstract = false;
  /** Instances of this layout can equal numbers of other classes. */
  equalsNumbers = false;
  /** Turns an instance of a subclass into the primitive that builtin methods of this class take as self. */
  unwrap: ((value: Value) => Value) | null = null;
  /** Bumped whenever the result of an attribute look-up on the class may have changed. */
  version = 0;
  /** Direct subclasses. */
  readonly subclasses = new Set<WeakRef<PyType>>();
  /** `undefined`: not looked up yet; `null`: the class has none. Index: `Special`. */
  private specials: (Value | undefined)[] = noSpecials;
  private readonly lookups = new Map<string, Value | undefined>();
  private emptyShape: Shape | null = null;
  private dictShape: Shape | null = null;
  /** Attributes set by a metaclass that keeps data beside the namespace (weak reference lists, ABC caches …). */
  readonly internals = new Map<string, unknown>();

  constructor(options: {
    metaclass: PyType | null;
    name: string;
    bases: readonly PyType[];
    base: PyType | null;
    namespace?: Map<string, Value>;
    isHeapType?: boolean;
    module?: string;
    layoutOwner?: PyType;
  }) {
    super();
    this.cls = options.metaclass ?? this;
    this.name = options.name;
    this.qualifiedName = options.name;
    this.builtinModule = options.module ?? null;
    this.bases = options.bases;
    this.base = options.base;
    this.mro = [this];
    this.ownNamespace = options.namespace ?? new Map();
    this.isHeapType = options.isHeapType ?? false;
    this.layoutOwner = options.layoutOwner ?? this;
    for (const base of options.bases) base.subclasses.add(new WeakRef(this));
  }

  /** The class's own attributes, in definition order. */
  get namespace(): Map<string, Value> {
    if (this.definitions !== null) this.define();
    return this.ownNamespace;
  }

  /** Fills the namespace when it is first looked at. */
  defineLater(definition: () => void): void {
    this.definitions ??= [];
    this.definitions.push(definition);
    this.forget();
  }

  private define(): void {
    const definitions = this.definitions ?? [];
    this.definitions = null;
    for (const define of definitions) define();
  }

  /** The name that messages quote: with the module for a builtin class of another module than builtins. */
  get messageName(): string {
    const { builtinModule } = this;
    return builtinModule === null || builtinModule === "builtins" ? this.name : `${builtinModule}.${this.name}`;
  }

  /** The name with the module, as `%T` formats it in C: without the module for builtins and the main program. */
  get fullName(): string {
    const module = this.builtinModule ?? this.lookup("__module__");
    const isPlain = typeof module !== "string" || module === "builtins" || module === "__main__";
    return isPlain ? this.qualifiedName : `${module}.${this.qualifiedName}`;
  }

  /** The attribute found on the class or its bases by the MRO, unbound; undefined when there is none. */
  lookup(name: string): Value | undefined {
    const { lookups } = this;
    const cached = lookups.get(name);
    if (cached !== undefined || lookups.has(name)) return cached;
    let found: Value | undefined;
    for (const type of this.mro) {
      found = type.namespace.get(name);
      if (found !== undefined) break;
    }
    lookups.set(name, found);
    return found;
  }

  /** `lookup` of a special method by number, as an array load; null when there is none. */
  special(index: number): Value {
    const found = this.specials[index];
    if (found !== undefined) return found;
    const attribute = this.lookup(specialNames[index]);
    let looked = attribute ?? null;
    if (this.isHeapType && attribute !== undefined) {
      looked =
        attribute === null
          ? typeHooks.blockSpecial(this, specialNames[index])
          : typeHooks.checkSpecial(this, attribute);
    }
    if (this.specials === noSpecials) this.specials = noSpecials.slice();
    this.specials[index] = looked;
    return looked;
  }

  /** Sets an own attribute and forgets what look-ups of it had found. */
  setAttribute(name: string, value: Value): void {
    this.namespace.set(name, value);
    this.forget(name);
  }

  /** Deletes an own attribute; false when there is none. */
  deleteAttribute(name: string): boolean {
    if (!this.namespace.delete(name)) return false;
    this.forget(name);
    return true;
  }

  /** Must follow every change to the namespace, here and in subclasses; without a name everything is forgotten. */
  forget(name?: string): void {
    this.version++;
    if (name === undefined) {
      this.lookups.clear();
      this.specials = noSpecials;
    } else {
      this.lookups.delete(name);
      const index = specialIndex.get(name);
      if (index !== undefined && this.specials !== noSpecials) this.specials[index] = undefined;
    }
    for (const reference of this.subclasses) {
      const subclass = reference.deref();
      if (subclass === undefined) this.subclasses.delete(reference);
      else subclass.forget(name);
    }
  }

  isSubtypeOf(other: PyType): boolean {
    return this === other || this.mro.includes(other);
  }

  /** The host is to say when an instance is unreachable, for its `__del__`. */
  get hasFinalizer(): boolean {
    if (this.special(Special.__del__) === null) return false;
    // Natives look after what they finalize themselves.
    return this.mro.find((type) => type.namespace.has("__del__"))?.isHeapType === true;
  }

  /** The shape of a fresh instance. */
  get rootShape(): Shape {
    this.emptyShape ??= new Shape(this, new Map(), this.memberCount, false);
    return this.emptyShape;
  }

  /** The shape of an instance whose attributes are in its dict. */
  get dictionaryShape(): Shape {
    this.dictShape ??= new Shape(this, new Map(), this.memberCount, true);
    return this.dictShape;
  }
}

export const objectType: PyType = new PyType({
  metaclass: null,
  name: "object",
  bases: [],
  base: null,
  module: "builtins",
});
export const typeType: PyType = new PyType({
  metaclass: null,
  name: "type",
  bases: [objectType],
  base: objectType,
  module: "builtins",
});
objectType.cls = typeType;
typeType.cls = typeType;
typeType.mro = [typeType, objectType];

/** CPython keeps `__module__` in the namespace of a module's class, unless that is one of its static types. */
const modulesOfStaticTypes: ReadonlySet<string> = new Set([
  "_contextvars",
  "builtins",
  "datetime",
  "pickle",
  "string.templatelib",
  "sys",
  "types",
  "weakref",
]);

/**
 * Makes a builtin class with a single base. Its methods are added by `builtins/`, so that `objects/` stays free of
 * meaning.
 */
export function defineType(
  name: string,
  options: {
    base?: PyType;
    module?: string;
    isSubclassable?: boolean;
    instancesHaveDict?: boolean;
    instancesHaveWeakReferences?: boolean;
    pattern?: PatternKind;
  } = {},
): PyType {
  const base = options.base ?? objectType;
  const type = new PyType({
    metaclass: typeType,
    name,
    bases: [base],
    base,
    module: options.module ?? "builtins",
  });
  type.mro = [type, ...base.mro];
  type.isSubclassable = options.isSubclassable ?? true;
  type.instancesHaveDict = options.instancesHaveDict ?? base.instancesHaveDict;
  type.instancesHaveWeakReferences = options.instancesHaveWeakReferences ?? base.instancesHaveWeakReferences;
  type.patternKind = options.pattern ?? base.patternKind;
  if (options.module !== undefined && !modulesOfStaticTypes.has(options.module)) {
    type.setAttribute("__module__", options.module);
  }
  return type;
}
