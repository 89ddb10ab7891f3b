# ends: error output memory
import ast
ast.literal_eval("[" * 100_000)
