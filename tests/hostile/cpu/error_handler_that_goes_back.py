# ends: timeout error
import codecs
codecs.register_error("back", lambda error: ("", error.start))
print(b"\xff\xff".decode("ascii", "back"))
