def validate(v, schema, path="$"):
    match schema, v:
        case {"type": "int", **rest}, int() if not isinstance(v, bool):
            match rest:
                case {"min": low} if v < low: yield f"{path}: {v} < {low}"
                case {"max": high} if v > high: yield f"{path}: {v} > {high}"
        case {"type": "str"}, str(): pass
        case {"type": "list", "items": inner}, [*items]:
            for i, x in enumerate(items): yield from validate(x, inner, f"{path}[{i}]")
        case {"type": "object", "props": props}, {**fields}:
            for k, s in props.items():
                if k in fields: yield from validate(fields[k], s, f"{path}.{k}")
                elif not s.get("optional"): yield f"{path}.{k} missing"
            yield from (f"{path}.{k} unknown" for k in fields if k not in props)
        case {"any": [*options]}, _:
            if all(list(validate(v, o)) for o in options): yield f"{path}: no option fits"
        case {"type": t}, _: yield f"{path}: {type(v).__name__} is not {t}"
schema = {"type": "object", "props": {"id": {"type": "int", "min": 1}, "tags": {"type": "list", "items": {"any": [{"type": "str"}, {"type": "int", "max": 5}]}}, "note": {"type": "str", "optional": True}}}
for doc in ({"id": 1, "tags": ["a", 3]}, {"id": 0, "tags": [9, None], "x": 1}, {"tags": "no", "note": 5}, [], {"id": True, "tags": ()}):
    print(list(validate(doc, schema)))
