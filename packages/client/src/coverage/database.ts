/**
 * The file `.coverage`: an SQLite database in coverage.py's schema, version 7, which its own commands can read. Tables of
 * ours beside it hold counts.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { Database, SqlJsStatic } from "sql.js";
import { CoverageData } from "./data.js";
import { CoverageError } from "./errors.js";

const SCHEMA_VERSION = 7;

const TABLES = `
  create table coverage_schema (version integer);
  create table meta (key text, value text, unique (key));
  create table file (id integer primary key, path text, unique (path));
  create table context (id integer primary key, context text, unique (context));
  create table line_bits (
    file_id integer, context_id integer, numbits blob,
    foreign key (file_id) references file (id), foreign key (context_id) references context (id),
    unique (file_id, context_id));
  create table arc (
    file_id integer, context_id integer, fromno integer, tono integer,
    foreign key (file_id) references file (id), foreign key (context_id) references context (id),
    unique (file_id, context_id, fromno, tono));
  create table tracer (file_id integer primary key, tracer text, foreign key (file_id) references file (id));
  create table tandem_hits (file_id integer, line integer, hits real);
  create table tandem_arc_hits (file_id integer, fromno integer, tono integer, hits real);
  create table tandem_conditions (
    file_id integer, line integer, col integer, end_line integer, end_col integer, jumps integer, hits real);
`;

let loading: Promise<SqlJsStatic> | undefined;

/** Nothing but this needs SQLite, which takes a while to set up. */
async function sqlite(): Promise<SqlJsStatic> {
  loading ??= (async () => {
    const { default: initialize } = await import("sql.js");
    const wasm = createRequire(import.meta.url).resolve("sql.js/dist/sql-wasm.wasm");
    return initialize({ wasmBinary: new Uint8Array(readFileSync(wasm)).buffer });
  })();
  return loading;
}

export interface DataOrigin {
  /** The command line that has recorded the data. */
  readonly argv: readonly string[];
  readonly version: string;
}

export async function writeDatabase(path: string, data: CoverageData, { argv, version }: DataOrigin): Promise<void> {
  const database = new (await sqlite()).Database();
  try {
    database.run(TABLES);
    database.run("insert into coverage_schema values (?)", [SCHEMA_VERSION]);
    const meta: [string, string][] = [
      ["sys_argv", `[${argv.map((word) => `'${word.replaceAll("'", "\\'")}'`).join(", ")}]`],
      ["version", version],
      ["when", localTime(new Date())],
    ];
    if (data.hasArcs !== null) meta.push(["has_arcs", data.hasArcs ? "1" : "0"]);
    for (const [key, value] of meta) database.run("insert into meta values (?, ?)", [key, value]);
    fill(database, data);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, database.export());
  } finally {
    database.close();
  }
}

function localTime(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

function fill(database: Database, data: CoverageData): void {
  const contexts = new Map<string, number>();
  const contextId = (name: string): number => {
    let id = contexts.get(name);
    if (id === undefined) {
      id = contexts.size + 1;
      contexts.set(name, id);
      database.run("insert into context values (?, ?)", [id, name]);
    }
    return id;
  };
  database.run("begin");
  let id = 0;
  for (const [path, file] of data.files) {
    id++;
    database.run("insert into file values (?, ?)", [id, path]);
    for (const [context, lines] of file.lines) {
      database.run("insert into line_bits values (?, ?, ?)", [id, contextId(context), toNumberBits(lines)]);
    }
    const arcs = database.prepare("insert into arc values (?, ?, ?, ?)");
    for (const [context, own] of file.arcs) {
      for (const [from, to] of own.values()) arcs.run([id, contextId(context), from, to]);
    }
    arcs.free();
    if (!data.hasCounts) continue;
    for (const [line, hits] of file.hits) database.run("insert into tandem_hits values (?, ?, ?)", [id, line, hits]);
    for (const [key, hits] of file.arcHits) {
      const [from, to] = key.split(",").map(Number);
      database.run("insert into tandem_arc_hits values (?, ?, ?, ?)", [id, from, to, hits]);
    }
    for (const { position, jumps, count } of file.conditions.values()) {
      database.run("insert into tandem_conditions values (?, ?, ?, ?, ?, ?, ?)", [
        id,
        ...position,
        jumps ? 1 : 0,
        count,
      ]);
    }
  }
  database.run("commit");
}

/** A bit for each line, from line 0 on, the lowest first. */
export function toNumberBits(lines: ReadonlySet<number>): Uint8Array {
  const bits = new Uint8Array(Math.floor(Math.max(0, ...lines) / 8) + 1);
  for (const line of lines) bits[line >> 3] |= 1 << (line & 7);
  return bits;
}

export function fromNumberBits(bits: Uint8Array): number[] {
  const lines: number[] = [];
  bits.forEach((byte, index) => {
    for (let bit = 0; bit < 8; bit++) if ((byte & (1 << bit)) !== 0) lines.push(index * 8 + bit);
  });
  return lines;
}

/** Throws CoverageError for a file that is no such database. */
export async function readDatabase(path: string): Promise<CoverageData> {
  if (!existsSync(path)) return new CoverageData();
  const { Database } = await sqlite();
  const database = new Database(readFileSync(path));
  try {
    return read(database);
  } catch (error) {
    if (error instanceof CoverageError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new CoverageError(`Couldn't use data file '${path}': ${reason}`);
  } finally {
    database.close();
  }
}

function* rows(database: Database, query: string): Generator<readonly (number | string | Uint8Array | null)[]> {
  const statement = database.prepare(query);
  try {
    while (statement.step()) yield statement.get();
  } finally {
    statement.free();
  }
}

function read(database: Database): CoverageData {
  for (const [version] of rows(database, "select version from coverage_schema")) {
    if (version !== SCHEMA_VERSION) {
      throw new CoverageError(`Couldn't use data file: wrong schema: ${String(version)} instead of ${SCHEMA_VERSION}`);
    }
  }
  const data = new CoverageData();
  for (const [value] of rows(database, "select value from meta where key = 'has_arcs'")) {
    data.hasArcs = String(value) === "1" || String(value) === "True";
  }
  for (const [path] of rows(database, "select path from file order by id")) data.file(String(path));
  const named = "join file on file.id = file_id join context on context.id = context_id";
  for (const [path, context, bits] of rows(database, `select path, context, numbits from line_bits ${named}`)) {
    if (!(bits instanceof Uint8Array)) continue;
    for (const line of fromNumberBits(bits)) data.file(String(path)).addLine(String(context), line);
  }
  for (const [path, context, from, to] of rows(database, `select path, context, fromno, tono from arc ${named}`)) {
    data.file(String(path)).addArc(String(context), Number(from), Number(to));
  }
  readCounts(database, data);
  return data;
}

function readCounts(database: Database, data: CoverageData): void {
  const names = new Set(
    [...rows(database, "select name from sqlite_master where type = 'table'")].map(([name]) => name),
  );
  let hasCounts = false;
  if (names.has("tandem_hits")) {
    const file = "join file on file.id = file_id";
    for (const [path, line, hits] of rows(database, `select path, line, hits from tandem_hits ${file}`)) {
      data.file(String(path)).addHits(Number(line), Number(hits));
      hasCounts = true;
    }
    for (const [path, from, to, hits] of rows(
      database,
      `select path, fromno, tono, hits from tandem_arc_hits ${file}`,
    )) {
      data.file(String(path)).arcHits.set(`${Number(from)},${Number(to)}`, Number(hits));
    }
    const query = `select path, line, col, end_line, end_col, jumps, hits from tandem_conditions ${file}`;
    for (const [path, ...numbers] of rows(database, query)) {
      const [line, column, endLine, endColumn, jumps, count] = numbers.map(Number);
      data.file(String(path)).addCondition({ position: [line, column, endLine, endColumn], jumps: jumps === 1, count });
    }
  }
  data.hasCounts = hasCounts;
}
