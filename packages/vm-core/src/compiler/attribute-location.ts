/** Where an attribute access that spans lines is shown: at the name of the attribute. */

import type { Attribute } from "../syntax/ast.js";
import type { Location } from "./location.js";

export function attributeLocation(location: Location, node: Attribute): Location {
  if (location.line === node.endLine) return location;
  const line = node.endLine;
  let column = -1;
  let endColumn = -1;
  const length = codePointLength(node.attr);
  if (length <= node.endColumn) {
    column = node.endColumn - length;
    endColumn = location.endColumn;
  }
  const endLine = Math.max(line, location.endLine);
  if (line === endLine) endColumn = Math.max(column, endColumn);
  return { line, endLine, column, endColumn };
}

function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
