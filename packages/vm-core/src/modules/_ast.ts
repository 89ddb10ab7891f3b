/** The _ast module: the classes of syntax trees. */

import { nodeClasses, syntaxNodeType } from "../builtins/syntax-tree/node.js";
import type { PyModule } from "../objects/module.js";
import { newModule } from "../runtime/native-definitions.js";

export function createSyntaxTreeModule(): PyModule {
  return newModule("_ast", null, {
    AST: syntaxNodeType,
    ...Object.fromEntries(nodeClasses().types),
    PyCF_ALLOW_TOP_LEVEL_AWAIT: 0x2000,
    PyCF_ONLY_AST: 0x400,
    PyCF_OPTIMIZED_AST: 0x8400,
    PyCF_TYPE_COMMENTS: 0x1000,
  });
}
