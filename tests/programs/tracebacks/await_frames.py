async def fetch(n):
    return 1 / n

async def main():
    return await fetch(0)

main().send(None)
