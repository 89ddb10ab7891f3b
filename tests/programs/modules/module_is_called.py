"""Calling a module that has a callable of its own name says so."""

import pprint
import random
import types

named = types.ModuleType("named")
named.named = 5
for module in (random, pprint, types, named):
    try:
        module()
    except TypeError as error:
        print(error)
print(len.__self__.__name__, random.sqrt.__self__ if hasattr(random, "sqrt") else None, [].append.__self__)
