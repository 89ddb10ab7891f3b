# ends: error output memory
eval("f'{" * 5000 + "1" + "}'" * 5000)
