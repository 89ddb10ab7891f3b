# ends: error exit ok crashed
import os, signal
os.kill(os.getpid(), signal.SIGKILL)
