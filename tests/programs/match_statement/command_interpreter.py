def run(line, state):
    match line.split():
        case []: return "empty"
        case ["go", ("north" | "south" | "east" | "west") as d]:
            state["pos"] = d; return f"moved {d}"
        case ["get" | "take", item, *mods] if item not in state["bag"]:
            state["bag"].append(item); return f"took {item} {mods}"
        case ["get" | "take", item]: return f"already have {item}"
        case ["drop", *items]:
            for i in items: state["bag"].remove(i) if i in state["bag"] else None
            return f"dropped {len(items)}"
        case ["quit"]: return "bye"
        case [cmd, *args]: return f"unknown {cmd!r} with {len(args)}"
state = {"pos": "start", "bag": []}
for line in ("", "go north", "go up", "get lamp now", "take lamp", "drop lamp rope", "take lamp", "quit", "dance a b"):
    print(run(line, state))
print(state)
