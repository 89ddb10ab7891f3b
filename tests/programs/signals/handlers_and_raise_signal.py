import signal


def attempt(call, *arguments):
    try:
        print(call(*arguments))
    except BaseException as error:
        print(type(error).__name__, error)


def handler(number, frame):
    print("handler", number, frame.f_code.co_name)


print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
attempt(signal.raise_signal, signal.SIGINT)
print(signal.signal(signal.SIGUSR1, handler))
attempt(signal.raise_signal, signal.SIGUSR1)
print(signal.signal(signal.SIGINT, handler) is signal.default_int_handler)
attempt(signal.raise_signal, signal.SIGINT)
print(signal.getsignal(signal.SIGINT) is handler)
signal.signal(signal.SIGINT, signal.SIG_IGN)
attempt(signal.raise_signal, signal.SIGINT)
attempt(signal.raise_signal, signal.SIGWINCH)
attempt(signal.signal, signal.SIGINT, "handler")
attempt(signal.signal, 0, handler)
attempt(signal.getsignal, 65)
attempt(signal.strsignal, signal.SIGTERM)
print(signal.Signals(15).name, signal.SIGINT in signal.valid_signals(), signal.set_wakeup_fd(-1))
