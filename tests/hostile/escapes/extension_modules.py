# ends: ok error
import importlib.machinery, importlib.util
loader = importlib.machinery.ExtensionFileLoader("m", "/lib/x86_64-linux-gnu/libc.so.6")
try:
    loader.create_module(importlib.util.spec_from_loader("m", loader))
    print("ESCAPED")
except Exception as e:
    print(type(e).__name__)
