/**
 * Compiles CPython's modules written in Python, from the pinned pyodide package, and those of ../library, into
 * dist/stdlib/stdlib.pack.
 * Runs after tsc, on the compiler in dist. `--force` packs even when nothing has changed since the last time.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync, unzipSync } from "fflate";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "../dist");
const target = join(dist, "stdlib/stdlib.pack");
const notices = join(here, "../../../THIRD-PARTY-NOTICES.md");
const archive = join(dirname(createRequire(import.meta.url).resolve("pyodide/package.json")), "python_stdlib.zip");

/**
 * What the archive has and a sandbox has no use for: modules over what is not there (processes, sockets, terminals,
 * databases, libraries in C), pyodide's own, and those that are parts of an installation.
 */
const UNWANTED = new RegExp(
  `^(?:${[
    "pyodide|_pyodide|site-packages|_sysconfigdata_\\w*|ensurepip|venv|idlelib",
    "__hello__|__phello__|_pyrepl[./](?!utils|types|trace|pager|console|main|__init__)\\w+|pty|tty|webbrowser|curses|turtle\\w*|tkinter",
    "ctypes|multiprocessing[./](?:popen_spawn_win32|sharedctypes|heap|shared_memory)|sqlite3|bz2|lzma|ssl|_ssl|asyncore",
    "ftplib|imaplib|poplib|smtplib|xmlrpc",
    "tracemalloc|msilib|lib2to3|_ios_support|_android_support",
    "encodings[./](?:mbcs|oem|bz2_codec|big5hkscs|\\w*(?:jis_2004|jisx0213)|iso2022_jp_(?:2\\w*|3))",
  ].join("|")})(?:$|[./])`,
);

/** Modules that the archive lacks and that are written for Tandem. */
const additions = join(here, "../library");

function addedFiles() {
  return readdirSync(additions, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".py"))
    .map((path) => path.replaceAll("\\", "/"));
}

/** Names of sources relative to the library. */
function wantedFiles() {
  const files = unzipSync(readFileSync(archive), {
    filter: ({ name }) => name.endsWith(".py") && !UNWANTED.test(name),
  });
  for (const path of addedFiles()) files[path] = readFileSync(join(additions, path));
  return Object.entries(files).sort(([left], [right]) => (left < right ? -1 : 1));
}

/** @param {string} path */
function moduleOf(path) {
  const isPackage = path.endsWith("/__init__.py");
  return { isPackage, name: path.replace(/(?:\/__init__)?\.py$/, "").replaceAll("/", ".") };
}

async function pack() {
  const [{ writeModulePack }, { compile }, { parse }, { decodeSource }, { standardFilename }] = await Promise.all([
    import("../dist/bytecode/module-pack.js"),
    import("../dist/compiler/compile.js"),
    import("../dist/syntax/parse.js"),
    import("../dist/source/decode.js"),
    import("../dist/modules/standard-library.js"),
  ]);
  const modules = wantedFiles().map(([path, bytes]) => {
    const { name, isPackage } = moduleOf(path);
    const filename = standardFilename(name, isPackage);
    const source = decodeSource(bytes, filename);
    const { code } = compile(parse(source, { filename, mode: "exec" }).tree, { filename });
    return { name, isPackage, code, source: deflateSync(new TextEncoder().encode(source), { level: 9 }) };
  });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, writeModulePack(modules));
  writeFileSync(join(dirname(target), "LICENSE.md"), readFileSync(notices));
}

/** Whether the pack is newer than everything that it is made with. */
function isUpToDate() {
  if (!existsSync(target)) return false;
  const made = statSync(target).mtimeMs;
  const inputs = ["source", "syntax", "bytecode", "compiler"].flatMap((layer) =>
    readdirSync(join(dist, layer), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".js"))
      .map((path) => join(dist, layer, path)),
  );
  inputs.push(...addedFiles().map((path) => join(additions, path)));
  inputs.push(archive, notices, fileURLToPath(import.meta.url), join(dist, "modules/standard-library.js"));
  return inputs.every((path) => statSync(path).mtimeMs < made);
}

if (process.argv.includes("--force") || !isUpToDate()) await pack();
