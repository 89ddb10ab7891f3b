# ends: timeout memory
import unicodedata
unicodedata.normalize("NFC", "a" + "\u0315\u0300\u05ae\u0302" * 500_000)
