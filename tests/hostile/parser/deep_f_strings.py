# ends: error output
eval("f'{" * 5000 + "1" + "}'" * 5000)
