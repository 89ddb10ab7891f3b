"""The codecs of China. HZ is that of RFC 1843."""

import _multibyte
from _multibytecodec import codec_finder, make_codec, remedy

_find = codec_finder("gb2312", "gbk", "gb18030")
_SHIFTED = b"\1" + bytes(7)
_ILLEGAL = "illegal multibyte sequence"
_INCOMPLETE = "incomplete multibyte sequence"


class _HzCoder:
    name = "hz"
    start = bytes(8)

    def decode(self, data, errors, state, final):
        parts = []
        at = 0
        while at < len(data):
            step = self._step(data, at, state)
            if isinstance(step, str):
                if step == _INCOMPLETE and not final:
                    break
                end = len(data) if step == _INCOMPLETE else at + 1
                error = UnicodeDecodeError("hz", data, at, end, step)
                text, at = remedy(error, errors)
            else:
                text, length, state = step
                at += length
            parts.append(text)
        return "".join(parts), at, state

    def _step(self, data, at, state):
        byte, rest = data[at], len(data) - at
        if byte == 0x7E:
            if rest < 2:
                return _INCOMPLETE
            second = data[at + 1]
            if state == self.start:
                if second == 0x7E:
                    return "~", 2, state
                if second == 0x7B:
                    return "", 2, _SHIFTED
                if second == 0x0A:
                    return "", 2, state
            elif second == 0x7D:
                return "", 2, self.start
            return _ILLEGAL
        if byte >= 0x80:
            return _ILLEGAL
        if state == self.start:
            return chr(byte), 1, state
        if rest < 2:
            return _INCOMPLETE
        text, length = _multibyte.decode("gb2312", bytes([byte | 0x80, data[at + 1] | 0x80]), "ignore", True)
        return (text, 2, state) if len(text) == 1 else _ILLEGAL

    def encode(self, text, errors, state, final):
        parts = []
        at = 0
        while at < len(text):
            character = text[at]
            if character < "\x80":
                if state == _SHIFTED:
                    parts.append(b"~}")
                    state = self.start
                parts.append(b"~~" if character == "~" else character.encode())
                at += 1
                continue
            data = _multibyte.encode("gb2312", character, "ignore")
            if data:
                if state != _SHIFTED:
                    parts.append(b"~{")
                    state = _SHIFTED
                parts.append(bytes(byte & 0x7F for byte in data))
                at += 1
                continue
            error = UnicodeEncodeError("hz", text, at, at + 1, _ILLEGAL)
            replacement, at = remedy(error, errors)
            if isinstance(replacement, str):
                replacement, state = self.encode(replacement, "strict", state, False)
            parts.append(replacement)
        if final and state == _SHIFTED:
            parts.append(b"~}")
            state = self.start
        return b"".join(parts), state


def getcodec(encoding, /):
    return make_codec(_HzCoder()) if encoding == "hz" else _find(encoding)
