from collections import deque
import heapq
EDGES = [("a", "b", 4), ("a", "c", 2), ("b", "c", 1), ("b", "d", 5), ("c", "d", 8), ("c", "e", 10), ("d", "e", 2), ("d", "f", 6), ("e", "f", 2), ("x", "y", 1)]
graph = {}
for u, v, w in EDGES:
    graph.setdefault(u, {})[v] = w
    graph.setdefault(v, {})[u] = w
def bfs(start, goal):
    queue, came = deque([start]), {start: None}
    while queue:
        node = queue.popleft()
        if node == goal:
            path = []
            while node is not None:
                path.append(node)
                node = came[node]
            return path[::-1]
        for n in sorted(graph[node]):
            if n not in came:
                came[n] = node
                queue.append(n)
    return None
def dijkstra(start):
    best, heap = {}, [(0, start)]
    while heap:
        d, node = heapq.heappop(heap)
        if node in best:
            continue
        best[node] = d
        for n, w in graph[node].items():
            if n not in best:
                heapq.heappush(heap, (d + w, n))
    return best
def components():
    seen, out = set(), []
    def visit(n):
        seen.add(n)
        yield n
        for m in sorted(graph[n]):
            if m not in seen:
                yield from visit(m)
    for n in sorted(graph):
        if n not in seen:
            out.append(list(visit(n)))
    return out
def all_paths(a, b, path=()):
    path += (a,)
    if a == b:
        yield path
    else:
        for n in sorted(graph[a]):
            if n not in path:
                yield from all_paths(n, b, path)
print(bfs("a", "f"), bfs("a", "y"), dijkstra("a"))
print(components(), sum(1 for _ in all_paths("a", "f")))
print(min(all_paths("a", "f"), key=lambda p: (sum(graph[u][v] for u, v in zip(p, p[1:])), p)))
def topological(deps):
    state, order = {}, []
    def visit(n, trail):
        if state.get(n) == "done": return
        if state.get(n) == "open": raise ValueError("cycle " + " > ".join(trail[trail.index(n):] + [n]))
        state[n] = "open"
        for m in deps.get(n, ()): visit(m, trail + [n])
        state[n] = "done"
        order.append(n)
    for n in deps: visit(n, [])
    return order
print(topological({"app": ["lib", "log"], "lib": ["core"], "log": ["core"]}))
try:
    topological({"a": ["b"], "b": ["c"], "c": ["a"]})
except ValueError as e:
    print(e)
