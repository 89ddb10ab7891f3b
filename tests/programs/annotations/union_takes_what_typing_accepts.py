from typing import Annotated, Union

number_or_text = Union[int, str]
print(number_or_text | "float", "float" | number_or_text, number_or_text | 5)
marked = Annotated[int, {}]
print((marked | None) == (None | marked), (marked | None) == (marked | str))
for attempt in (lambda: hash(marked | None), lambda: iter(int | str), lambda: int | 5):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
