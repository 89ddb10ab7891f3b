def fail(): raise LookupError("nothing here")

table = {
    "a": 1,
    "b": fail(),
    "c": 3,
}
