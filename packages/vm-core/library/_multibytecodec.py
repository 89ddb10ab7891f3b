"""The classes that the encodings of East Asia are made of, over Tandem's tables of characters.

Written for Tandem by what CPython's module, which is in C, does. A coder keeps eight bytes of state between calls.
"""

import codecs

import _multibyte

_STATE = 8
_MAXIMUM_PENDING = 8


class TableCoder:
    """An encoding without state, which its codec does not ask."""

    is_table = True
    start = bytes(_STATE)

    def __init__(self, name):
        self.name = name

    def decode(self, data, errors, state, final):
        """The text, how many bytes were read, and the state then."""
        text, length = _multibyte.decode(self.name, data, errors, final)
        return text, length, state

    def encode(self, text, errors, state, final):
        """The bytes, and the state then."""
        return _multibyte.encode(self.name, text, errors), state


def remedy(error, errors):
    """What goes in place of what `error` is about, and where to go on. Raises as the handler named `errors`."""
    kind = "encoding" if isinstance(error, UnicodeEncodeError) else "decoding"
    result = codecs.lookup_error(errors)(error)
    is_pair = isinstance(result, tuple) and len(result) == 2 and isinstance(result[1], int)
    if not is_pair or not isinstance(result[0], (str, bytes) if kind == "encoding" else str):
        raise TypeError(f"{kind} error handler must return (str, int) tuple")
    replacement, position = result
    length = len(error.object)
    place = position + length if position < 0 else position
    if not 0 <= place <= length:
        raise IndexError(f"position {place} from error handler out of bounds")
    return replacement, place


def _checked_data(data):
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


make_codec = _multibyte.codec_of
MultibyteCodec = type(make_codec(TableCoder("gbk")))


def codec_finder(*names):
    """A function getcodec that knows these tables."""

    def getcodec(encoding, /):
        if not isinstance(encoding, str):
            raise TypeError("encoding name must be a string.")
        if encoding not in names:
            raise LookupError("no such codec is supported.")
        return make_codec(TableCoder(encoding))

    return getcodec


class _Stateful:
    def __init__(self, errors="strict"):
        if not isinstance(errors, str):
            name = type(self).__name__
            raise TypeError(f"{name}() argument 1 must be str, not {type(errors).__name__}")
        self._coder = type(self).codec.coder
        self._errors = errors
        self._forget()

    @property
    def errors(self):
        """how to treat errors"""
        return self._errors

    @errors.setter
    def errors(self, value):
        if not isinstance(value, str):
            raise TypeError("errors must be a string")
        self._errors = value

    @errors.deleter
    def errors(self):
        raise AttributeError("cannot delete attribute")

    def _forget(self):
        self._pending = b""
        self._state = self._coder.start

    def _decode(self, data, final):
        data = self._pending + data
        text, length, self._state = self._coder.decode(data, self._errors, self._state, final)
        self._pending = data[length:]
        return text

    def _encode(self, text, final):
        text = text if isinstance(text, str) else str(text)
        data, state = self._coder.encode(text, self._errors, self._state, final)
        self._state = self._coder.start if final else state
        return data


class MultibyteIncrementalEncoder(_Stateful):
    def encode(self, input, final=False):
        return self._encode(input, final)

    def getstate(self):
        return int.from_bytes(b"\0" + self._state, "little")

    def setstate(self, state, /):
        self._state = state.to_bytes(_STATE + 1, "little")[1:]

    def reset(self):
        self._forget()


class MultibyteIncrementalDecoder(_Stateful):
    def decode(self, input, final=False):
        return self._decode(_checked_data(input), final)

    def getstate(self):
        return self._pending, int.from_bytes(self._state, "little")

    def setstate(self, state, /):
        if not isinstance(state, tuple):
            raise TypeError(f"setstate() argument must be tuple, not {type(state).__name__}")
        if len(state) != 2 or not isinstance(state[0], bytes) or not isinstance(state[1], int):
            raise TypeError("setstate(): illegal state argument")
        pending, number = state
        if len(pending) > _MAXIMUM_PENDING:
            name, length = self._coder.name, len(pending)
            raise UnicodeDecodeError(name, pending, 0, length, "pending buffer too large")
        self._pending = pending
        self._state = number.to_bytes(_STATE, "little")

    def reset(self):
        self._forget()


class MultibyteStreamReader(_Stateful):
    def __init__(self, stream, errors="strict"):
        super().__init__(errors)
        self.stream = stream

    def _read(self, method, size):
        size = -1 if size is None else size
        if size == 0:
            return ""
        while True:
            data = method() if size < 0 else method(size)
            if not isinstance(data, bytes):
                raise TypeError(f"stream function returned a non-bytes object ({type(data).__name__})")
            ends = size < 0 or not data
            text = self._decode(data, ends)
            if text or ends:
                return text
            # A part of a character: the rest of it is what is asked for.
            size = 1

    def read(self, sizeobj=None, /):
        return self._read(self.stream.read, sizeobj)

    def readline(self, sizeobj=None, /):
        return self._read(self.stream.readline, sizeobj)

    def readlines(self, sizehintobj=None, /):
        return self._read(self.stream.read, sizehintobj).splitlines(True)

    def reset(self):
        self._forget()


class MultibyteStreamWriter(_Stateful):
    def __init__(self, stream, errors="strict"):
        super().__init__(errors)
        self.stream = stream

    def write(self, strobj, /):
        self.stream.write(self._encode(strobj, False))

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def reset(self):
        """Writes what is pending, which is nothing: as in CPython, the state stays."""
