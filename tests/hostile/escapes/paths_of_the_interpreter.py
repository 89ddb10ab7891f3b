# ends: ok error
import sys, sysconfig, site, os, json, platform
text = repr([sys.executable, sys.prefix, sys.path, sys.argv[0], sys.flags, sys.orig_argv[:1], json.__file__, json.__spec__, os.getcwd(), platform.uname(), sysconfig.get_paths(), site.getsitepackages()])
print("ESCAPED " + text if sys.argv[3] in text or ".js" in text or "node_modules" in text else "clean")
