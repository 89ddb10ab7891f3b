# ends: ok error
def g():
    yield 1
async def c():
    pass
co = c()
for x in (g().gi_frame, co.cr_frame):
    while x is not None:
        print(x.f_code.co_name, x.f_back)
        x = x.f_back
co.close()
