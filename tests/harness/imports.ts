/** Reads which modules a TypeScript file imports, without resolving or running anything. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { parseSync } from "oxc-parser";

export interface SourceFile {
  /** Relative to the package's src, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** True when the file only passes on what other files of its package define. */
  readonly isBarrel: boolean;
}

export interface Import {
  readonly specifier: string;
  /** The imported file, relative to src, when it belongs to the same package. */
  readonly target: string | undefined;
  /** Types are gone at run time: such an import cannot make a cycle of initialization. */
  readonly isTypeOnly: boolean;
  readonly line: number;
}

/** Every source file of a package but its tests. */
export function readSources(src: string): readonly SourceFile[] {
  return readdirSync(src, { recursive: true, encoding: "utf8" })
    .map((path) => path.split(sep).join("/"))
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts") && !path.includes("/generated/"))
    .sort()
    .map((path) => readSource(src, path));
}

export function readSource(src: string, path: string): SourceFile {
  const text = readFileSync(join(src, path), "utf8");
  const { module, program } = parseSync(path, text);
  const imports: Import[] = [];
  const add = (specifier: string, offset: number, isTypeOnly: boolean): void => {
    const target = specifier.startsWith(".")
      ? relative(src, join(src, dirname(path), specifier.replace(/\.js$/, ".ts")))
          .split(sep)
          .join("/")
          // The two virtual machines import what their one source imports.
          .replace(/\/generated\/\w+\.ts$/, "/execute.ts")
      : undefined;
    imports.push({ specifier, target, isTypeOnly, line: text.slice(0, offset).split("\n").length });
  };
  for (const each of module.staticImports) {
    const isTypeOnly = each.entries.length > 0 && each.entries.every((entry) => entry.isType);
    add(each.moduleRequest.value, each.start, isTypeOnly);
  }
  for (const each of module.staticExports) {
    const [entry] = each.entries;
    if (entry?.moduleRequest)
      add(
        entry.moduleRequest.value,
        each.start,
        each.entries.every(({ isType }) => isType),
      );
  }
  for (const each of module.dynamicImports) {
    const specifier = text.slice(each.moduleRequest.start, each.moduleRequest.end);
    if (/^["'].*["']$/.test(specifier)) add(specifier.slice(1, -1), each.start, false);
  }
  const isBarrel =
    program.body.length > 0 &&
    program.body.every(
      (node) =>
        node.type === "ExportAllDeclaration" || (node.type === "ExportNamedDeclaration" && node.source !== null),
    );
  return { path, text, imports, isBarrel };
}

/** A cycle of imports as the list of its files, or undefined when there is none. */
export function findCycle(
  sources: readonly SourceFile[],
  follow: (each: Import) => boolean,
): readonly string[] | undefined {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const finished = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): readonly string[] | undefined => {
    const start = trail.indexOf(path);
    if (start >= 0) return [...trail.slice(start), path];
    if (finished.has(path)) return undefined;
    trail.push(path);
    for (const each of byPath.get(path)?.imports ?? []) {
      const cycle = each.target !== undefined && follow(each) ? visit(each.target) : undefined;
      if (cycle !== undefined) return cycle;
    }
    trail.pop();
    finished.add(path);
    return undefined;
  };
  for (const { path } of sources) {
    const cycle = visit(path);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
