class ValidationError(Exception):
    def __init__(self, field, message): super().__init__(f"{field}: {message}"); self.field = field
def check(record):
    errors = []
    for field, test, message in (("age", lambda v: 0 <= v < 150, "out of range"), ("name", str.isalpha, "not a word"), ("email", lambda v: v.index("@"), "no @")):
        try:
            if not test(record[field]): raise ValidationError(field, message)
        except ValidationError as e: errors.append(e)
        except (KeyError, TypeError, ValueError) as e:
            wrapped = ValidationError(field, type(e).__name__)
            wrapped.__cause__ = e
            errors.append(wrapped)
    if errors: raise ExceptionGroup(f"{len(errors)} problems", errors)
    return "ok"
for r in ({"age": 5, "name": "ann", "email": "a@b"}, {"age": 500, "name": "x1", "email": "a@b"}, {"age": "old", "email": "none"}):
    try:
        print(check(r))
    except* ValidationError as g:
        print(g.message, [(str(e), repr(e.__cause__)) for e in g.exceptions])
