"""The codecs of Japan."""

from _multibytecodec import codec_finder

getcodec = codec_finder("shift_jis", "cp932", "euc_jp")
