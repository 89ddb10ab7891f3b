# ends: error ok memory output
import warnings
def show(*args, **kwargs):
    warnings.warn("again")
warnings.showwarning = show
warnings.simplefilter("always")
warnings.warn("first")
