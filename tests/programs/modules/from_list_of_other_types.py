import sys
import types

package = types.ModuleType("package")
package.__path__ = []
package.__all__ = ["name", 5]
package.name = 1
sys.modules["package"] = package
for run in (lambda: exec("from package import *"), lambda: __import__("package", fromlist=[b"x"])):
    try:
        run()
    except TypeError as error:
        print(error)
