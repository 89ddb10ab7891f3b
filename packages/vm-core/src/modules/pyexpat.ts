/** The pyexpat module: a parser of XML with handlers. */

import { PyDict } from "../objects/dict.js";
import { PyList } from "../objects/list.js";
import type { PyModule } from "../objects/module.js";
import type { Value } from "../objects/object.js";
import { PyTuple } from "../objects/tuple.js";
import { services } from "../runtime/interpreter-services.js";
import { nativeFunction, newModule } from "../runtime/native-definitions.js";
import { asSize } from "../runtime/primitives.js";
import { problems } from "./expat/xml-error.js";
import { createParser, expatError, xmlParserType } from "./expat/xml-parser-object.js";

/** The version of expat whose behaviour this is. */
const VERSION = [2, 7, 3];

const CONTENT_TYPES = ["EMPTY", "ANY", "MIXED", "NAME", "CHOICE", "SEQ"];
const QUANTIFIERS = ["NONE", "OPT", "REP", "PLUS"];

function modelModule(): PyModule {
  const entries: Record<string, Value> = {};
  CONTENT_TYPES.forEach((name, place) => {
    entries[`XML_CTYPE_${name}`] = place + 1;
  });
  QUANTIFIERS.forEach((name, place) => {
    entries[`XML_CQUANT_${name}`] = place;
  });
  return newModule("pyexpat.model", "Constants used to interpret content model information.", entries);
}

function errorsModule(): PyModule {
  const codes = new PyDict();
  const messages = new PyDict();
  const entries: Record<string, Value> = { codes, messages };
  problems.forEach(([name, message], place) => {
    entries[`XML_ERROR_${name}`] = message;
    codes.set(message, place + 1);
    messages.set(place + 1, message);
  });
  return newModule("pyexpat.errors", "Constants used to describe error conditions.", entries);
}

function addModule(module: PyModule): PyModule {
  const modules = services.system("modules");
  const name = module.attributes.get("__name__");
  if (modules instanceof PyDict && name !== undefined) modules.set(name, module);
  return module;
}

export function createExpatModule(): PyModule {
  return newModule("pyexpat", "Python wrapper for Expat parser.", {
    EXPAT_VERSION: `expat_${VERSION.join(".")}`,
    ErrorString: nativeFunction(
      "pyexpat",
      "ErrorString(code, /)",
      (code: Value) => problems[asSize(code) - 1]?.[1] ?? null,
      "Returns string error for given number.",
    ),
    ExpatError: expatError(),
    ParserCreate: nativeFunction(
      "pyexpat",
      "ParserCreate(encoding=None, namespace_separator=None, intern=<unrepresentable>)",
      createParser,
      "Return a new XML parser object.",
    ),
    XMLParserType: xmlParserType,
    XML_PARAM_ENTITY_PARSING_ALWAYS: 2,
    XML_PARAM_ENTITY_PARSING_NEVER: 0,
    XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE: 1,
    error: expatError(),
    errors: addModule(errorsModule()),
    features: new PyList([
      new PyTuple(["sizeof(XML_Char)", 1]),
      new PyTuple(["sizeof(XML_LChar)", 1]),
      new PyTuple(["XML_DTD", 0]),
      new PyTuple(["XML_CONTEXT_BYTES", 1024]),
      new PyTuple(["XML_NS", 0]),
      new PyTuple(["XML_BLAP_MAX_AMP", 100]),
      new PyTuple(["XML_BLAP_ACT_THRES", 8388608]),
      new PyTuple(["XML_GE", 0]),
    ]),
    model: addModule(modelModule()),
    native_encoding: "UTF-8",
    version_info: new PyTuple(VERSION),
  });
}
