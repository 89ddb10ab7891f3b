import traceback
for source in "[x for x of y]\n", "[x for x\nin range(3)\nof x\n]\n", "whille True:\n    pass\n":
    try:
        compile(source, "source", "exec")
    except SyntaxError as error:
        print(traceback.format_exception_only(error)[-1], end="")
