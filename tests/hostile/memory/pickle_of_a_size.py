# ends: memory error
import pickle
pickle.loads(b"\x80\x04B\xff\xff\xff\x7fx.")
