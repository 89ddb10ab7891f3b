import io

texts = {
    "gb2312": "简体中文", "gbk": "繁體中文", "gb18030": "中文 😀 é ÿ", "hz": "汉字 ~ a\n",
    "big5": "繁體中文", "cp950": "繁體€中文", "shift_jis": "日本語 ｱｲｳ", "cp932": "日本語 ①㈱", "euc_jp": "日本語 ｱ 丂",
    "iso2022_jp": "日本語 abc ¥\nカナ", "iso2022_jp_1": "丂é", "iso2022_jp_ext": "ｱ漢", "euc_kr": "한국어 뷁",
    "cp949": "한국어 뷁", "johab": "한국어", "iso2022_kr": "한국어 abc\n글",
}
for name, text in texts.items():
    data = text.encode(name)
    print(name, data, data.decode(name) == text)
    with io.TextIOWrapper(io.BytesIO(data), encoding=name) as file:
        print(list(file) == text.splitlines(True))
