class Thing:
    alpha = 1

try:
    Thing().zzzzzz
except AttributeError as e:
    print(e)
Thing.omega
