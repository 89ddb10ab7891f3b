def poll(settings):
    while True:
        try:
            if settings["ready"]:
                return True
        except KeyError:
            pass


poll({})
