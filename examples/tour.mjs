/** A tour of Tandem: a program in a thread, the same program watched for a while, and a program that has to be stopped. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createTandem } from "@tandem-py/client";

const path = fileURLToPath(new URL("inventory.py", import.meta.url));
const source = readFileSync(path, "utf8");
const lines = source.split("\n");
const colours = process.stdout.isTTY && process.env.NO_COLOR === undefined;
/** @type {(code: number) => (text: string) => string} */
const style = (code) => (text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
const bold = style(1);
const dim = style(2);
const cyan = style(36);
/** @param {number} number @param {string} title */
const heading = (number, title) => console.log(`\n${bold(cyan(`${number}. ${title}`))}`);

const tandem = await createTandem();

heading(1, "A program runs in a thread");
const plain = await tandem.run(source, {
  filename: "inventory.py",
  argv: ["inventory.py", "200"],
  onStdout: (text) => void process.stdout.write(text),
  onStderr: (text) => void process.stderr.write(text),
});
console.log(dim(`outcome: ${plain.kind}, ${plain.usage.wallMs.toFixed(0)} ms, in the standard VM`));

heading(2, "It runs again, and is watched for a while");
const run = tandem.start(source, { filename: "inventory.py", argv: ["inventory.py", "3000"] });
await new Promise((resolve) => setTimeout(resolve, 150));
const askedAt = performance.now();
/** @type {Map<number, number>} */
const hits = new Map();
let count = 0;
let firstAt = 0;
let watched = 0;
for await (const event of run.trace({ events: ["line"], files: ["inventory.py"] })) {
  if (event.kind !== "line" || event.line === null) continue;
  if (count === 0) firstAt = performance.now();
  count++;
  hits.set(event.line, (hits.get(event.line) ?? 0) + 1);
  watched = performance.now() - firstAt;
  // Leaving the loop turns tracing off: the program goes on in the standard VM.
  if (watched > 400) break;
}
console.log(`tracing was turned on in mid-run; the first event came after ${(firstAt - askedAt).toFixed(0)} ms`);
console.log(`${bold(count.toLocaleString("en"))} line events in ${watched.toFixed(0)} ms, then tracing was turned off`);
console.log("the hottest lines:");
for (const [line, times] of [...hits].sort((a, b) => b[1] - a[1]).slice(0, 6)) {
  console.log(
    `  ${String(times).padStart(7)} x  ${dim(`${String(line).padStart(3)} |`)} ${(lines[line - 1] ?? "").trim()}`,
  );
}
const rest = await run.outcome;
console.log(dim(`outcome: ${rest.kind}, ${rest.usage.wallMs.toFixed(0)} ms in all`));

heading(3, "An endless loop is ended, and says where it was");
const endless = `def search(numbers):
    while True:
        for number in numbers:
            if number < 0:
                return number

search([1, 2, 3])
`;
const stopped = await tandem.run(endless, { filename: "search.py", argv: ["search.py", "1"], timeoutMs: 500 });
if (stopped.kind !== "timeout") throw new Error(`expected a timeout, not ${stopped.kind}`);
console.log(`outcome: ${bold(stopped.kind)} after ${stopped.usage.wallMs.toFixed(0)} ms; the program was in`);
for (const frame of stopped.frames) {
  console.log(
    `  ${frame.filename}, line ${bold(String(frame.line))}, in ${bold(frame.qualifiedName)}: ${(frame.source[0] ?? "").trim()}`,
  );
}

await tandem.close();
