# ends: ok error
import importlib.util, importlib.machinery, sys
for path in (sys.argv[1], "/etc/passwd", sys.argv[3] + "/package.json", "../../x.py"):
    try:
        spec = importlib.util.spec_from_file_location("m", path, loader=importlib.machinery.SourceFileLoader("m", path))
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        print("ESCAPED", path)
    except Exception as e:
        print(type(e).__name__)
