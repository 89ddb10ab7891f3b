/** Monty, a Python subset in Rust. It has no classes: it can run few of the programs. */
import { readFileSync } from "node:fs";
import { Monty } from "@pydantic/monty";

export async function start() {
  return (/** @type {string} */ file) => {
    let output = "";
    const printCallback = (/** @type {string} */ _stream, /** @type {string} */ text) => {
      output += text;
    };
    new Monty(readFileSync(file, "utf8"), { scriptName: "program.py" }).run({ printCallback });
    return output;
  };
}
