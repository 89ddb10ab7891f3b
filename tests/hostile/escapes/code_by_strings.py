# ends: ok error
for source in ("process.exit()", "require('fs')", "globalThis", "this", "constructor.constructor('return process')()", "`${1}`", "import('fs')", "new Function()", "undefined", "__proto__", "arguments.callee", "eval.constructor"):
    try:
        print("ESCAPED", eval(source))
    except Exception as e:
        print(type(e).__name__)
