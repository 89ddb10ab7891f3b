print("²".isdigit(), "²".isdecimal(), "٣".isdecimal(), int("٣"), "①".isdigit(), "Ⅷ".isnumeric(), "Ⅷ".lower(), float("٣.٥"))
try:
    int("²")
except ValueError as e:
    print(e)
