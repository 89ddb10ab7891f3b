"""The codecs of Korea."""

from _multibytecodec import codec_finder

getcodec = codec_finder("euc_kr", "cp949", "johab")
