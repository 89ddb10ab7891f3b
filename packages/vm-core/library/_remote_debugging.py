"""What asyncio.tools looks into other processes with. A sandbox has none, so there is nothing to look into."""

from collections import namedtuple

FrameInfo = namedtuple("FrameInfo", "filename lineno funcname")


class RemoteUnwinder:
    """Refuses every process. Raises RuntimeError."""

    def __init__(self, pid, *, all_threads=False, only_active_thread=False, debug=False):
        raise RuntimeError(f"process {pid} cannot be inspected: a sandbox sees no other processes")
