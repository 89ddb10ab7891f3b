# ends: timeout error
import codecs
codecs.register_error("back", lambda error: ("", 0))
print("\xff\xff".encode("ascii", "back"))
