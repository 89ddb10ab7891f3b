# An exception that changes the machine on its way out adds no second entry to its traceback.
import sys


class Profiling:
    def __enter__(self):
        sys.setprofile(lambda frame, event, arg: None)

    def __exit__(self, *args):
        sys.setprofile(None)


def run():
    with Profiling():
        raise ValueError


try:
    run()
except ValueError as error:
    traceback = error.__traceback__
    while traceback is not None:
        print(traceback.tb_frame.f_code.co_name, traceback.tb_lineno)
        traceback = traceback.tb_next
