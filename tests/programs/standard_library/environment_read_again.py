import os

os.environ["A_VARIABLE"] = "1"
os.putenv("B_VARIABLE", "2")
print(os.environ.get("B_VARIABLE"))
os.reload_environ()
print(os.environ["A_VARIABLE"], os.environ.get("B_VARIABLE"))
os.unsetenv("A_VARIABLE")
print(os.environ["A_VARIABLE"])
os.reload_environ()
print("A_VARIABLE" in os.environ)
del os.environ["B_VARIABLE"]
os.reload_environ()
print("B_VARIABLE" in os.environ)
for name in ("a=b", "a\0b"):
    try:
        os.putenv(name, "x")
    except ValueError as error:
        print(error)
