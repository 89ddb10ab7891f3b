/** `import` and `from … import`. */

import type { Alias, Import, ImportFrom } from "../ast.js";
import type { Cursor } from "./cursor.js";

export function parseImport(cursor: Cursor): Import {
  const { line, column } = cursor.expect("import");
  const names: Alias[] = [];
  do {
    const { line: nameLine, column: nameColumn } = cursor.token;
    const name = parseDottedName(cursor);
    const asname = cursor.accept("as") ? cursor.identifier() : null;
    const { endLine, endColumn } = cursor.previous;
    names.push({ kind: "alias", name, asname, line: nameLine, column: nameColumn, endLine, endColumn });
  } while (cursor.accept(","));
  const { endLine, endColumn } = cursor.previous;
  return { kind: "Import", names, line, column, endLine, endColumn };
}

export function parseImportFrom(cursor: Cursor): ImportFrom {
  const { line, column } = cursor.expect("from");
  let level = 0;
  for (;;) {
    if (cursor.accept(".")) level++;
    else if (cursor.accept("...")) level += 3;
    else break;
  }
  const module = level > 0 && cursor.at("import") ? null : parseDottedName(cursor);
  cursor.expect("import");
  const names = parseImportedNames(cursor);
  const { endLine, endColumn } = cursor.previous;
  if (module === "__future__" && level === 0 && names.some(({ name }) => name === "barry_as_FLUFL")) {
    cursor.usesDiamond = true;
  }
  return { kind: "ImportFrom", module, names, level, line, column, endLine, endColumn };
}

function parseDottedName(cursor: Cursor): string {
  let name = cursor.identifier();
  while (cursor.accept(".")) name += `.${cursor.identifier()}`;
  return name;
}

function parseImportedNames(cursor: Cursor): readonly Alias[] {
  if (cursor.at("*")) {
    const { line, column, endLine, endColumn } = cursor.advance();
    return [{ kind: "alias", name: "*", asname: null, line, column, endLine, endColumn }];
  }
  const isParenthesized = cursor.accept("(");
  const names = [parseImportedName(cursor)];
  while (cursor.accept(",")) {
    if (isParenthesized && cursor.at(")")) break;
    names.push(parseImportedName(cursor));
  }
  if (isParenthesized) cursor.expect(")");
  return names;
}

function parseImportedName(cursor: Cursor): Alias {
  const { line, column } = cursor.token;
  const name = cursor.identifier();
  const asname = cursor.accept("as") ? cursor.identifier() : null;
  const { endLine, endColumn } = cursor.previous;
  return { kind: "alias", name, asname, line, column, endLine, endColumn };
}
