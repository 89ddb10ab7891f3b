# ends: error ok
import warnings
def show(*args, **kwargs):
    warnings.warn("again")
warnings.showwarning = show
warnings.simplefilter("always")
warnings.warn("first")
