"""A stored table -> what a page asks of it: a window of the rows that count in some order, where a text stands, a file.

Holds: the table's bytes are read where they lie; only orders of rows are kept beside them, the ones asked for last, of
at most so many bytes. Thread-safe. Each answer carries the places of its rows in the script's table.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from flowc_shims.streamlit.arrow import stream_bytes

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pyarrow as pa

ROW: Final = "__flowc_row"
"""The column of a window that has the places of its rows."""

MOST_ROWS: Final = 10_000
"""Of one window."""

MOST_FOUND: Final = 1000
_PIECE: Final = 100_000


@dataclass(frozen=True, slots=True)
class Where:
    """Which rows count: those whose value in this column has the text in it, in whatever case, or is a number between
    the two. A missing value never does."""

    column: int
    text: str = ""
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """By which column of the stream rows are sorted; None as they stand. Of them, those count that are in `where`."""

    column: int | None = None
    descending: bool = False
    where: tuple[Where, ...] = ()


class TableWindows:
    def __init__(self, *, most_bytes: int = 256 * 1024 * 1024) -> None:
        self._most = most_bytes
        self._lock = Lock()
        self._orders: OrderedDict[tuple[str, Order], pa.Array[Any]] = OrderedDict()

    def window(self, digest: str, content: bytes, start: int, rows: int, order: Order) -> bytes:
        """Rows from `start` on as an Arrow stream."""
        import pyarrow as pa

        table = read_table(content)
        start = min(max(0, start), table.num_rows)
        count = min(max(0, rows), MOST_ROWS, table.num_rows - start)
        places = self._places(digest, table, order)
        if places is None:
            part = table.slice(start, count)
            numbers: Any = pa.array(range(start, start + count), pa.uint32())
        else:
            numbers = places.slice(start, count)
            part = table.take(numbers)
        return stream_bytes(part.append_column(ROW, numbers))

    def find(self, digest: str, content: bytes, text: str, order: Order) -> bytes:
        """Where the text stands, as JSON: pairs of the column and the row as it is sorted; the first thousand."""
        table: Any = read_table(content)
        places = self._places(digest, table, order)
        found: list[tuple[int, int]] = []
        # Piece by piece: the texts of all numbers at once would fill the memory, and mostly the first piece is enough.
        for start in range(0, table.num_rows if text else 0, _PIECE):
            part = table.slice(start, _PIECE) if places is None else table.take(places.slice(start, _PIECE))
            found += sorted((start + row, at) for at in range(part.num_columns) for row in _hits(part.column(at), text))
            if len(found) >= MOST_FOUND:
                break
        return json.dumps([[column, row] for row, column in found[:MOST_FOUND]]).encode()

    def count(self, digest: str, content: bytes, order: Order) -> bytes:
        """How many rows there are, as JSON."""
        table = read_table(content)
        places = self._places(digest, table, order)
        return json.dumps({"rows": table.num_rows if places is None else len(places)}).encode()

    def kept_bytes(self) -> int:
        with self._lock:
            return sum(order.nbytes for order in self._orders.values())

    def _places(self, digest: str, table: Any, order: Order) -> Any:
        """The places of all rows that count, in this order; None where they stand as they are, or the column has no
        order."""
        sorts = order.column is not None and 0 <= order.column < table.num_columns
        if not sorts and not order.where:
            return None
        key = (digest, order)
        with self._lock:
            known = self._orders.get(key)
            if known is not None:
                self._orders.move_to_end(key)
                return known
        places = _sorted(table.column(order.column), descending=order.descending) if sorts else None
        if order.where:
            places = _counting(places, table, order.where)
        if places is not None:
            self._keep(key, places)
        return places

    def _keep(self, key: tuple[str, Order], places: Any) -> None:
        with self._lock:
            self._orders[key] = places
            while len(self._orders) > 1 and sum(each.nbytes for each in self._orders.values()) > self._most:
                self._orders.popitem(last=False)


def read_table(content: bytes) -> pa.Table:
    """The table of an Arrow stream, over the very bytes."""
    import pyarrow as pa

    with pa.ipc.open_stream(pa.py_buffer(content)) as reader:
        return reader.read_all()


def csv_pieces(content: bytes) -> Iterator[bytes]:
    """The table as CSV, piece by piece: the whole text of a large one would fill the memory."""
    import pyarrow as pa
    from pyarrow import csv

    table: Any = _plain_columns(read_table(content))
    options: Any = csv.WriteOptions
    for start in range(0, max(1, table.num_rows), _PIECE):
        sink = pa.BufferOutputStream()
        csv.write_csv(table.slice(start, _PIECE), sink, options(include_header=start == 0))
        yield sink.getvalue().to_pybytes()


def parquet_bytes(content: bytes) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    sink = pa.BufferOutputStream()
    library: Any = parquet
    library.write_table(read_table(content), sink, compression="zstd")
    return sink.getvalue().to_pybytes()


def _sorted(column: Any, *, descending: bool) -> Any:
    """Missing values last, both ways, as Arrow has it; equal rows as they stood. None: Arrow has no order for it."""
    import pyarrow as pa
    from pyarrow import compute

    pc: Any = compute
    try:
        keys = [("", "descending" if descending else "ascending")]
        places = pc.sort_indices(pa.table({"": column}), sort_keys=keys)
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid, TypeError):
        return None
    return places.cast(pa.uint32())


def _counting(places: Any, table: Any, where: tuple[Where, ...]) -> Any:
    """Of these places, or of all where they stand as they are, those of rows that count."""
    import numpy as np
    import pyarrow as pa
    from pyarrow import compute

    pc: Any = compute
    counts = np.ones(table.num_rows, dtype=np.bool_)
    for one in where:
        counts &= _mask(table.column(one.column), one) if 0 <= one.column < table.num_columns else True
    if places is None:
        return pa.array(np.flatnonzero(counts).astype(np.uint32))
    return pc.filter(places, pa.array(counts[places.to_numpy()]))


def _mask(column: Any, where: Where) -> npt.NDArray[np.bool_]:
    """No row counts in a column that has neither texts nor numbers."""
    import numpy as np

    found = np.zeros(len(column), dtype=np.bool_)
    if where.least is None and where.most is None:
        for start in range(0, len(column), _PIECE):
            found[[start + row for row in _hits(column.slice(start, _PIECE), where.text)]] = True
        return found
    import pyarrow as pa
    from pyarrow import compute

    pc: Any = compute
    try:
        numbers = pc.cast(column, pa.float64(), safe=False)
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
        return found
    values = numbers.to_numpy()
    least = -np.inf if where.least is None else where.least
    most = np.inf if where.most is None else where.most
    # What is missing is NaN by now, which is nowhere.
    found[:] = (values >= least) & (values <= most)
    return found


_IN_NUMBERS: Final = frozenset("0123456789+-.einfa")


def _hits(column: Any, text: str) -> list[int]:
    """In which rows of the column the text stands, in whatever case."""
    import pyarrow as pa
    from pyarrow import compute, types

    pc: Any = compute
    number = types.is_integer(column.type) or types.is_floating(column.type)
    if number and not _IN_NUMBERS.issuperset(text.lower()):
        return []
    try:
        words = pc.cast(column, pa.string())
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
        return []  # Lists and nested values have no text in which to look.
    matches: Any = pc.match_substring(words, text, ignore_case=True)
    rows: list[int] = pc.indices_nonzero(pc.fill_null(matches, False)).to_pylist()  # noqa: FBT003 - Arrow's argument
    return rows


def _plain_columns(table: Any) -> Any:
    """What has no place in a line of CSV (lists, nested values) goes as JSON text."""
    import pyarrow as pa
    from pyarrow import types

    nested = [at for at, field in enumerate(table.schema) if types.is_nested(field.type)]
    for at in nested:
        texts = [None if each is None else json.dumps(each, default=str) for each in table.column(at).to_pylist()]
        table = table.set_column(at, table.schema.field(at).name, pa.array(texts, pa.string()))
    return table
