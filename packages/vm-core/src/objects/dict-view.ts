/** dict_keys, dict_values and dict_items: live views of a dict, and those of OrderedDict. */

import type { PyDict } from "./dict.js";
import { PyObject } from "./object.js";
import { defineType, type PyType } from "./type.js";

export const dictKeysType: PyType = defineType("dict_keys", { isSubclassable: false });
export const dictValuesType: PyType = defineType("dict_values", { isSubclassable: false });
export const dictItemsType: PyType = defineType("dict_items", { isSubclassable: false });
export const orderedDictKeysType: PyType = defineType("odict_keys", { base: dictKeysType, isSubclassable: false });
export const orderedDictValuesType: PyType = defineType("odict_values", {
  base: dictValuesType,
  isSubclassable: false,
});
export const orderedDictItemsType: PyType = defineType("odict_items", { base: dictItemsType, isSubclassable: false });

/** What of each item a view or an iterator gives. */
export type DictPart = "keys" | "values" | "items";

const viewTypes = { keys: dictKeysType, values: dictValuesType, items: dictItemsType };

export class PyDictView extends PyObject {
  override cls: PyType;
  readonly dict: PyDict;
  readonly part: DictPart;

  constructor(dict: PyDict, part: DictPart, cls: PyType = viewTypes[part]) {
    super();
    this.dict = dict;
    this.part = part;
    this.cls = cls;
  }
}
