# ends: timeout memory
import unicodedata
text = ("\u1e69\u0323\u0307" * 50 + "\uac01") * 5_000
while True:
    unicodedata.normalize("NFD", text), unicodedata.normalize("NFKC", text), unicodedata.is_normalized("NFC", text)
