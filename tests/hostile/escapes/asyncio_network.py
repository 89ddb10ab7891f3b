# ends: ok error timeout
import asyncio, sys
async def main():
    reader, writer = await asyncio.open_connection("127.0.0.1", int(sys.argv[2]))
    print("ESCAPED", await reader.read())
try:
    asyncio.run(main())
except (OSError, NotImplementedError, AttributeError) as e:
    print(type(e).__name__)
