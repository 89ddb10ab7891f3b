for source in (
    b"\xef\xbb\xbf#coding: utf8\nx = 1\n",
    b"\xef\xbb\xbf#coding: utf-8\nx = 1\n",
    b"\xef\xbb\xbf# coding: UTF-8-sig\nx = 1\n",
    b"\xef\xbb\xbf#coding: latin1\nx = 1\n",
    b"\xef\xbb\xbf#coding: iso-8859-1\nx = 1\n",
    b"\xef\xbb\xbf#coding: U8\nx = 1\n",
    b"\xef\xbb\xbf#coding: ascii\nx = 1\n",
    b"#coding: utf8\nx = 1\n",
):
    try:
        compile(source, "name", "exec")
        print("compiled")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.text)
