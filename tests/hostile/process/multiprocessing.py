# ends: ok error
try:
    import multiprocessing
    multiprocessing.Process(target=print).start()
except (ImportError, OSError, AttributeError, NotImplementedError) as e:
    print(type(e).__name__)
