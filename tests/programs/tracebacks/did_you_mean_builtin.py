def shout(text):
    pritn(text.upper())

shout("x")
