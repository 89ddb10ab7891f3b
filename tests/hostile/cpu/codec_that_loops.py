# ends: timeout
import codecs
def search(name):
    def decode(data, errors="strict"):
        try:
            while True:
                pass
        except BaseException:
            return "", len(data)
    return codecs.CodecInfo(decode, decode, name="slow")
codecs.register(search)
b"x".decode("slow")
