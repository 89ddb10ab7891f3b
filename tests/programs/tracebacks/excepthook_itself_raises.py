import sys
def hook(kind, value, tb):
    raise RuntimeError("hook broke")
sys.excepthook = hook
1 / 0
