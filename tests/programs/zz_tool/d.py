import re, typing, enum, dataclasses, datetime, decimal, json, collections, threading, unittest
print(decimal.Decimal("1.1")+1, datetime.date(2020,1,1), json.dumps({"a":1}))
@dataclasses.dataclass
class A(typing.Generic[typing.TypeVar("T")]):
    x: int
print(A(1), A[int], re.compile("a+", re.I), threading.current_thread())
