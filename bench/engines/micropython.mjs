/** MicroPython compiled to WebAssembly. */
import { readFileSync } from "node:fs";
import { loadMicroPython } from "@micropython/micropython-webassembly-pyscript/micropython.mjs";

export async function start() {
  let output = "";
  const python = await loadMicroPython({
    heapsize: 32 * 1024 * 1024,
    pystack: 256 * 1024,
    stdout: (/** @type {string} */ line) => {
      output += `${line}\n`;
    },
  });
  return (/** @type {string} */ file) => {
    python.runPython(readFileSync(file, "utf8"));
    return output;
  };
}
