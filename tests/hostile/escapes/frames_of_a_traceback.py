# ends: ok error
import sys
try:
    1 / 0
except ZeroDivisionError as e:
    frame = e.__traceback__.tb_frame
seen = 0
while frame is not None:
    seen += 1
    text = repr((frame.f_code.co_filename, list(frame.f_globals), list(frame.f_builtins)))
    if sys.argv[3] in text or ".js" in text:
        print("ESCAPED", text)
    frame = frame.f_back
print(seen)
