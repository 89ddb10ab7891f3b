/** CPython compiled to WebAssembly. */
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

export async function start() {
  const python = await loadPyodide();
  let output = "";
  python.setStdout({
    batched: (text) => {
      output += `${text}\n`;
    },
  });
  return (/** @type {string} */ file) => {
    // As a script would be run: in a namespace of its own, as `__main__`.
    python.runPython(readFileSync(file, "utf8"), { globals: python.toPy({ __name__: "__main__" }) });
    return output;
  };
}
