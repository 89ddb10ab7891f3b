# Keys, salts, personalization and the parameters of trees, and their limits.
from hashlib import blake2b, blake2s

for function in blake2b, blake2s:
    print(function.SALT_SIZE, function.PERSON_SIZE, function.MAX_KEY_SIZE, function.MAX_DIGEST_SIZE)
    print(function(b"abc", digest_size=10, key=b"key", salt=b"salt", person=b"me").hexdigest())
    tree = dict(fanout=2, depth=3, leaf_size=4096, node_offset=2**33, node_depth=1, inner_size=32)
    for last_node in False, True:
        print(function(bytes(200), **tree, last_node=last_node).hexdigest())
    for wrong in {"digest_size": 65}, {"key": bytes(65)}, {"salt": bytes(17)}, {"depth": 0}, {"node_offset": 2**64}:
        try:
            function(**wrong)
        except (ValueError, OverflowError) as error:
            print(type(error).__name__, error)
