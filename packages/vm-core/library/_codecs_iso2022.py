"""The codecs of ISO 2022 for Japan (RFC 1468, RFC 2237) and Korea (RFC 1557): escapes tell which set bytes are of."""

import _multibyte
from _multibytecodec import make_codec, remedy

_ILLEGAL = "illegal multibyte sequence"
_INCOMPLETE = "incomplete multibyte sequence"
_ASCII = 0x42
_TWO = 0x80
_SHIFTED = 1


class _Roman:
    """JIS X 0201, the Latin letters."""

    mark, escape, width = 0x4A, b"\x1b(J", 1

    @staticmethod
    def decode(data):
        return {"\\": "\xa5", "~": "\u203e"}.get(text := data.decode(), text)

    @staticmethod
    def encode(character):
        return {"\xa5": b"\\", "\u203e": b"~"}.get(character)


class _Katakana:
    """JIS X 0201, the Katakana."""

    mark, escape, width = 0x49, b"\x1b(I", 1

    @staticmethod
    def decode(data):
        return chr(data[0] + 0xFF40) if 0x21 <= data[0] <= 0x5F else None

    @staticmethod
    def encode(character):
        return bytes([ord(character) - 0xFF40]) if "\uff61" <= character <= "\uff9f" else None


class _Pairs:
    """A set of two bytes, which another encoding has with the highest bits set, behind `prefix`."""

    width = 2

    def __init__(self, letter, escape, encoding, prefix=b""):
        self.mark = letter | _TWO
        self.escape = escape
        self.encoding = encoding
        self.prefix = prefix

    def decode(self, data):
        data = self.prefix + bytes(byte | 0x80 for byte in data)
        text, _ = _multibyte.decode(self.encoding, data, "ignore", True)
        return text if len(text) == 1 else None

    def encode(self, character):
        data = _multibyte.encode(self.encoding, character, "ignore")
        if len(data) != len(self.prefix) + 2 or not data.startswith(self.prefix) or data[-2] < 0xA1:
            return None
        return bytes(byte & 0x7F for byte in data[-2:])


_KANJI = _Pairs(0x42, b"\x1b$B", "euc_jp")
_OLD_KANJI = _Pairs(0x40, b"\x1b$@", "euc_jp")
_MORE_KANJI = _Pairs(0x44, b"\x1b$(D", "euc_jp", b"\x8f")
_HANGUL = _Pairs(0x43, b"\x1b$)C", "euc_kr")

_SETS = {
    "iso2022_jp": (_KANJI, _Roman, _OLD_KANJI),
    "iso2022_jp_1": (_KANJI, _MORE_KANJI, _Roman, _OLD_KANJI),
    "iso2022_jp_ext": (_KANJI, _MORE_KANJI, _Roman, _Katakana, _OLD_KANJI),
    "iso2022_kr": (_HANGUL,),
}


def _state(first, second, flags):
    return bytes([first, second, 0, flags, 0, 0, 0, 0])


class _Coder:
    start = _state(_ASCII, _ASCII, 0)

    def __init__(self, name):
        self.name = name
        self.sets = _SETS[name]
        self.by_mark = {each.mark: each for each in self.sets}
        self.shifts = name == "iso2022_kr"

    def decode(self, data, errors, state, final):
        parts = []
        at = 0
        while at < len(data):
            step = self._step(data, at, state)
            if isinstance(step, int) or step is None:
                if step is None and not final:
                    break
                end = len(data) if step is None else at + step
                reason = _INCOMPLETE if step is None else _ILLEGAL
                text, at = remedy(UnicodeDecodeError(self.name, data, at, end, reason), errors)
            else:
                text, length, state = step
                at += length
            parts.append(text)
        return "".join(parts), at, state

    def _step(self, data, at, state):
        """Text, length and state; a number for so many bytes that are wrong; None when bytes are missing."""
        byte = data[at]
        first, second, flags = state[0], state[1], state[3]
        if byte == 0x1B:
            return self._escape(data, at, state)
        if self.shifts and byte in (0x0E, 0x0F):
            return "", 1, _state(first, second, _SHIFTED if byte == 0x0E else 0)
        if byte == 0x0A:
            return "\n", 1, _state(first, second, 0)
        if byte < 0x20:
            return chr(byte), 1, state
        if byte >= 0x80:
            return 1
        mark = second if flags & _SHIFTED else first
        if mark == _ASCII:
            return chr(byte), 1, state
        known = self.by_mark[mark]
        if at + known.width > len(data):
            return None
        text = known.decode(data[at : at + known.width])
        return known.width if text is None else (text, known.width, state)

    def _escape(self, data, at, state):
        if at + 1 >= len(data):
            return None
        if data[at + 1] not in b"()$.&":
            return "\x1b", 1, state
        end = at + 1
        while not (0x41 <= data[end] <= 0x5A or data[end] == 0x40):
            end += 1
            if end == at + 16:
                return 1
            if end >= len(data):
                return None
        escape = data[at : end + 1]
        if escape == b"\x1b(B":
            return "", 3, _state(_ASCII, state[1], state[3])
        for each in self.sets:
            if each.escape == escape:
                marks = (state[0], each.mark) if self.shifts else (each.mark, state[1])
                return "", len(escape), _state(*marks, state[3])
        return len(escape)

    def encode(self, text, errors, state, final):
        parts = []
        at = 0
        while at < len(text):
            character = text[at]
            if character < "\x80":
                state = self._return(parts, state)
                parts.append(character.encode())
                at += 1
                continue
            for each in self.sets:
                if data := each.encode(character):
                    state = self._designate(parts, state, each)
                    parts.append(data)
                    at += 1
                    break
            else:
                error = UnicodeEncodeError(self.name, text, at, at + 1, _ILLEGAL)
                replacement, at = remedy(error, errors)
                if isinstance(replacement, str):
                    replacement, state = self.encode(replacement, "strict", state, False)
                parts.append(replacement)
        if final:
            state = self._return(parts, state)
        return b"".join(parts), state

    def _return(self, parts, state):
        """Back to ASCII."""
        if state[3] & _SHIFTED:
            parts.append(b"\x0f")
        if state[0] != _ASCII:
            parts.append(b"\x1b(B")
        return _state(_ASCII, state[1], 0)

    def _designate(self, parts, state, known):
        if not self.shifts:
            if state[0] != known.mark:
                parts.append(known.escape)
            return _state(known.mark, state[1], state[3])
        if state[1] != known.mark:
            parts.append(known.escape)
        if not state[3] & _SHIFTED:
            parts.append(b"\x0e")
        return _state(state[0], known.mark, _SHIFTED)


def getcodec(encoding, /):
    if encoding not in _SETS:
        raise LookupError("no such codec is supported.")
    return make_codec(_Coder(encoding))
