# ends: error memory ok
f"{1.5:.999999999f}"
