// The examples of the README do what it says.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const readme = readFileSync(`${root}README.md`, "utf8");

/** Fenced blocks in their order. */
const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = "", text = ""]) => ({
  language,
  text,
}));

/** Each command of a console session with what it prints. */
const commands = blocks
  .filter(({ language }) => language === "console")
  .flatMap(({ text }) => text.split(/^\$ /m).slice(1))
  .map((entry) => {
    const [command = "", ...output] = entry.split("\n");
    return { command, output: output.join("\n") };
  });

describe("README", () => {
  test("has commands and a program", () => {
    expect(commands.length).toBeGreaterThan(3);
    expect(blocks.map(({ language }) => language)).toContain("js");
  });

  test.each(commands)("$command", ({ command, output }) => {
    const words = command.replaceAll("npx tandem", `"${process.execPath}" packages/client/bin/tandem.js`);
    const { stdout } = spawnSync("bash", ["-c", `exec 2>&1; ${words}`], {
      cwd: root,
      encoding: "utf8",
      timeout: 50_000,
    });
    expect(stdout).toBe(output);
  });

  test("the program prints what stands below it", () => {
    const index = blocks.findIndex(({ language }) => language === "js");
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", blocks[index]?.text ?? ""], {
      cwd: root,
      encoding: "utf8",
      timeout: 50_000,
    });
    expect([stderr, stdout]).toEqual(["", blocks[index + 1]?.text]);
  });
});
