def checked(f):
    def wrapper(*args):
        return f(*args)
    return wrapper

@checked
@checked
def divide(a, b):
    return a / b

divide(1, 0)
