import time


def wait_for_it():
    time.sleep(3600)


wait_for_it()
