/** Brython, Python translated to JavaScript. It is made for a page, of which it gets as much as it asks for. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runInThisContext } from "node:vm";

const require = createRequire(import.meta.url);

/** Brython's own replacement, made when a host lacks it, cannot be called as Brython calls it. */
function difference(/** @type {Set<unknown>} */ other) {
  // @ts-expect-error -- a method, called on a set
  return new Set([...this].filter((each) => !other?.has(each)));
}

export async function start() {
  Object.assign(globalThis, {
    self: globalThis,
    module: { exports: {} },
    WorkerGlobalScope: class {},
    addEventListener() {},
    location: { href: "http://localhost/", origin: "http://localhost" },
    navigator: { language: "en", userAgent: "node" },
  });
  Object.assign(Set.prototype, { difference });
  for (const file of ["brython.js", "brython_stdlib.js"]) {
    runInThisContext(readFileSync(require.resolve(`brython/${file}`), "utf8"), { filename: file });
  }
  // After loading: where it finds a document, Brython looks in it for its own script element.
  Object.assign(globalThis, { document: { dispatchEvent() {} } });
  let output = "";
  console.log = (text) => {
    output += text;
  };
  return (/** @type {string} */ file) => {
    // @ts-expect-error -- the global that brython.js makes
    globalThis.__BRYTHON__.runPythonSource(readFileSync(file, "utf8"), "__main__");
    return output;
  };
}
