"""Which exercises were opened, to go back and forth among them."""


class Trail:
    """The numbers of the exercises in the order they were opened, and the place one is at."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        self._numbers: list[int] = []
        self._at = -1

    @property
    def here(self) -> int | None:
        """The exercise that is open, None before the first."""
        return self._numbers[self._at] if self._numbers else None

    def open(self, number: int, *, instead: bool) -> None:
        """Go on to an exercise, or go to it `instead` of the one that is open; what lay ahead is gone."""
        if not (instead and self._numbers):
            self._at += 1
        self._numbers[self._at :] = [number]

    def step(self, by: int) -> int | None:
        """Go back (-1) or forth (1), and give the exercise that is open then; None at the end."""
        if not 0 <= self._at + by < len(self._numbers):
            return None
        self._at += by
        return self._numbers[self._at]
