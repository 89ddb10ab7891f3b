# Each hash function on data of awkward lengths, in two parts, and copies that go on by themselves.
import hashlib

data = bytes(range(256)) * 2
for name in sorted(hashlib.algorithms_guaranteed):
    args = (20,) if name.startswith("shake") else ()
    state = hashlib.new(name)
    print(state.name, state.digest_size, state.block_size)
    for length in 0, 55, 64, 111, 128, 137, 300:
        state = hashlib.new(name, data[: length // 3])
        other = state.copy()
        state.update(data[length // 3 : length])
        print(length, state.hexdigest(*args)[:32], other.hexdigest(*args)[:8])
