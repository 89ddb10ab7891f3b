LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
def winner(board):
    for a, b, c in LINES:
        if board[a] != "." and board[a] == board[b] == board[c]:
            return board[a]
    return None if "." in board else "draw"
memo = {}
def score(board, player):
    if (board, player) in memo:
        return memo[board, player]
    w = winner(board)
    if w:
        result = {"X": 1, "O": -1, "draw": 0}[w]
    else:
        options = [score(board[:i] + player + board[i + 1:], "XO"[player == "X"]) for i, c in enumerate(board) if c == "."]
        result = max(options) if player == "X" else min(options)
    memo[board, player] = result
    return result
def best(board, player):
    moves = [(score(board[:i] + player + board[i + 1:], "XO"[player == "X"]), i) for i, c in enumerate(board) if c == "."]
    return (max if player == "X" else min)(moves, key=lambda m: m[0])[1]
board, player = "XO.....X.", "O"
while winner(board) is None:
    i = best(board, player)
    board = board[:i] + player + board[i + 1:]
    print(player, i, "/".join(board[r:r + 3] for r in (0, 3, 6)))
    player = "XO"[player == "X"]
print(winner(board), len(memo) > 50)
