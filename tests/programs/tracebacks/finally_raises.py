def work():
    try:
        raise ValueError("work")
    finally:
        cleanup()

def cleanup():
    raise KeyError("cleanup")

work()
