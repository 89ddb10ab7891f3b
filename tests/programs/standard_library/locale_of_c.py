import locale

print(locale.setlocale(locale.LC_ALL, "C"), locale.setlocale(locale.LC_CTYPE), locale.localeconv()["decimal_point"])
print(locale.nl_langinfo(locale.DAY_1), locale.nl_langinfo(locale.ABMON_12), locale.nl_langinfo(locale.YESEXPR))
print(locale.format_string("%d %.2f", (12345, 6.789), grouping=True), locale.strcoll("a", "b"), locale.strxfrm("añ"))
print(locale.atof("1234.5"), locale.str(0.1), locale.Error.__mro__[1])
try:
    locale.setlocale(99, "C")
except locale.Error as error:
    print(error)
