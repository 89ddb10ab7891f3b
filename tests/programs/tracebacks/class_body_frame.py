class Config:
    size = 5
    ratio = size / 0
