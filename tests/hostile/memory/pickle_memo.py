# ends: memory error ok
import pickle
pickle.loads(b"\x80\x04" + b"]\x94" * 3_000_000 + b".")
