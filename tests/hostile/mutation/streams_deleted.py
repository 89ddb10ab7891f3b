# ends: ok error
import sys
del sys.stdout, sys.stderr, sys.__stdout__, sys.excepthook, sys.modules, sys.path, sys.meta_path
1 / 0
