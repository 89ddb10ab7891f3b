# ends: error exit ok crashed
import signal
for number in (signal.SIGTERM, signal.SIGSEGV, signal.SIGABRT, signal.SIGSTOP, signal.SIGUSR1):
    signal.raise_signal(number)
