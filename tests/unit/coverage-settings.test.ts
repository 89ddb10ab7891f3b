// Settings of coverage in .coveragerc and its kin.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSettings } from "../../packages/client/src/coverage/settings.js";

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "tandem-settings-"));
});
afterAll(() => rmSync(directory, { recursive: true }));

function read(name: string, text: string): ReturnType<typeof readSettings> {
  const path = join(directory, name);
  writeFileSync(path, text);
  return readSettings(path, { NAME: "here" }, () => {});
}

test(".coveragerc is read as configparser reads it", () => {
  const settings = read(
    ".coveragerc",
    `# a comment
[run]
branch = Yes
omit =
    a/*, b/*
    c/*
source: $NAME,other
[report]
exclude_also =
    def __repr__, or so
    ; a comment between
    if x[0]:
precision = 2
fail_under=75.5
show_missing = off
[paths]
source =
    src/
    /elsewhere/src
`,
  );
  expect(settings.run).toEqual({ branch: true, omit: ["a/*", "b/*", "c/*"], source: ["here", "other"] });
  expect(settings.report).toMatchObject({ precision: 2, fail_under: 75.5, show_missing: false });
  expect(settings.exclude.slice(-2)).toEqual(["def __repr__, or so", "if x[0]:"]);
  expect(settings.paths).toEqual({ source: ["src/", "/elsewhere/src"] });
});

test("in files of other programs the sections are marked", () => {
  const text = "[run]\nbranch = false\n[coverage:run]\nbranch = true\n[coverage:__proto__]\nx = 1\n";
  expect(read("setup.cfg", text).run).toEqual({ branch: true });
  expect(() => read("tox.ini", "[run]\nbranch = true\n")).toThrow("Couldn't read");
});

test("what cannot be read is said", () => {
  expect(() => read("bad.ini", "branch = true\n")).toThrow("line 1 is no option");
  expect(() => read("bad.ini", "[run]\nbranch = perhaps\n")).toThrow("branch");
});
