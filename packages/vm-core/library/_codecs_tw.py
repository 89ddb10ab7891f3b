"""The codecs of Taiwan."""

from _multibytecodec import codec_finder

getcodec = codec_finder("big5", "cp950")
