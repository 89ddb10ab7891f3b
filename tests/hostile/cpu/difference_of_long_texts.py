# ends: timeout
import difflib
list(difflib.ndiff(["ab" * 50] * 500 + ["x"], ["ba" * 50] * 500))
