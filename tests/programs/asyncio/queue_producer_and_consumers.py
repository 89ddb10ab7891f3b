import asyncio


async def consume(queue, seen):
    while True:
        try:
            item = await queue.get()
        except asyncio.QueueShutDown:
            return
        seen.append(item)
        queue.task_done()


async def main():
    queue, seen = asyncio.Queue(maxsize=2), []
    async with asyncio.TaskGroup() as group:
        for _ in range(2):
            group.create_task(consume(queue, seen))
        for item in range(6):
            await queue.put(item)
        await queue.join()
        queue.shutdown()
    print(sorted(seen), queue)
    heap = asyncio.PriorityQueue()
    for item in (3, 1, 2):
        heap.put_nowait(item)
    print([heap.get_nowait() for _ in range(3)], heap.empty())


asyncio.run(main())
