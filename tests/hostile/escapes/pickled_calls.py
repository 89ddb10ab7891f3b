# ends: ok error
import pickle
for data in (b"cos\nsystem\n(S'touch /tmp/ESCAPED'\ntR.", b"cbuiltins\neval\n(S'open(\"/etc/hostname\").read()'\ntR.", b"cposix\nfork\n(tR."):
    try:
        print("ESCAPED", pickle.loads(data))
    except Exception as e:
        print(type(e).__name__)
