# ends: error output
import ast
ast.literal_eval("[" * 100_000)
