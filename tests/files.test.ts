// What a client can give a program of files, and get back.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTandem, type RunOptions, type Tandem, TandemError } from "@tandem-py/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let tandem: Tandem;
let directory: string;

beforeAll(async () => {
  tandem = await createTandem({ maxRuns: 1 });
  directory = mkdtempSync(join(tmpdir(), "tandem-files-"));
});

afterAll(async () => {
  await tandem.close();
  rmSync(directory, { recursive: true });
});

async function output(source: string, options: RunOptions = {}): Promise<string> {
  let text = "";
  const collect = (part: string): void => {
    text += part;
  };
  await tandem.run(source, { ...options, onStdout: collect, onStderr: collect });
  return text;
}

describe("files in memory", () => {
  test("are there from the start and come back when they were written", async () => {
    const source = 'text = open("in.txt").read()\nopen("out.txt", "w").write(text.upper())\n';
    const outcome = await tandem.run(source, { files: { "in.txt": "héllo" }, collectFiles: true });
    expect(Object.keys(outcome.files ?? {})).toEqual(["/home/user/out.txt"]);
    expect(new TextDecoder().decode(outcome.files?.["/home/user/out.txt"])).toBe("HÉLLO");
  });

  test("are limited", async () => {
    const source = 'with open("big", "wb") as big:\n    big.write(bytes(100_000))\n';
    expect(await output(source, { maximumFileBytes: 50_000 })).toContain("OSError: [Errno 28] No space left on device");
  });
});

describe("mounts", () => {
  test("are read-only unless the client says otherwise", async () => {
    const host = join(directory, "shown");
    mkdirSync(host);
    writeFileSync(join(host, "a.txt"), "from the host");
    const source = 'print(open("/data/a.txt").read())\nopen("/data/b.txt", "w").write("x")\n';
    expect(await output(source, { mounts: [{ host, guest: "/data" }] })).toContain(
      "OSError: [Errno 30] Read-only file system: '/data/b.txt'",
    );
    const mounts = [{ host, guest: "/data", isWritable: true }];
    expect(await output(source, { mounts })).toBe("from the host\n");
    expect(readFileSync(join(host, "b.txt"), "utf8")).toBe("x");
  });

  test("have no way out", async () => {
    const host = join(directory, "inner");
    mkdirSync(host);
    writeFileSync(join(directory, "secret"), "secret");
    symlinkSync("../secret", join(host, "relative"));
    symlinkSync(join(directory, "secret"), join(host, "absolute"));
    symlinkSync(directory, join(host, "directory"));
    const source = `
import os
for path in "relative", "absolute", "../secret", "directory/secret":
    print(os.path.exists("/data/" + path), end=" ")
`;
    expect(await output(source, { mounts: [{ host, guest: "/data", isWritable: true }] })).toBe(
      "False False False False ",
    );
  });
});

describe("wheels", () => {
  test.each([
    ["pkg-1.0-cp314-cp314-manylinux_2_28_x86_64.whl", "built for cp314-manylinux_2_28_x86_64"],
    ["pkg-1.0-py2-none-any.whl", "another version of Python: py2"],
    ["pkg-1.0-py3-none-any.whl", "no readable zip archive"],
    ["pkg.whl", "not named like a wheel"],
  ])("are refused: %s", (filename, reason) => {
    const start = () => tandem.start("", { wheels: [{ filename, bytes: new Uint8Array(4) }] });
    expect(start).toThrow(TandemError);
    expect(start).toThrow(reason);
  });
});
