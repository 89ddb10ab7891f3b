def run(errors):
    try:
        if errors:
            raise ExceptionGroup("group", errors)
    except* ValueError as group:
        print("value", len(group.exceptions))
    except* TypeError:
        print("type")
    else:
        print("none")
    finally:
        print("finally")


run([ValueError(1), TypeError(2)])
run([])
