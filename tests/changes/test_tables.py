"""Two tables, row by row: what is found, and that nothing is missed."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from onrecord.changes.model import Cell, TableDiff
from onrecord.changes.tables import diff_tables


def table(*rows: Mapping[str, Any]) -> pa.Table:
    return pa.Table.from_pylist(list(rows))


def test_a_row_is_known_by_its_key_wherever_it_stands() -> None:
    old = table({"id": "a", "n": 1}, {"id": "b", "n": 2})
    new = table({"id": "b", "n": 2}, {"id": "c", "n": 3}, {"id": "a", "n": 5})
    found = diff_tables("t", ["id"], old, new)
    assert found.added == ({"id": "c", "n": 3},)
    assert found.removed == ()
    assert [(row.old_key, row.cells) for row in found.changed] == [(("a",), (Cell("n", 1, 5),))]


def test_null_is_like_null_and_unlike_a_value() -> None:
    old = pa.table({"id": ["a", "b", "c"], "n": pa.array([None, None, 1], pa.int64())})
    new = pa.table({"id": ["a", "b", "c"], "n": pa.array([None, 1, None], pa.int64())})
    assert [row.cells for row in diff_tables("t", ["id"], old, new).changed] == [
        (Cell("n", None, 1),),
        (Cell("n", 1, None),),
    ]


def test_what_is_no_number_is_no_difference() -> None:
    same = pa.table({"id": ["a"], "n": [float("nan")]})
    assert diff_tables("t", ["id"], same, same).empty


def test_a_key_that_stands_twice_loses_no_row() -> None:
    old = table({"id": "a", "n": 1}, {"id": "a", "n": 2})
    new = table({"id": "a", "n": 1}, {"id": "a", "n": 3}, {"id": "a", "n": 4})
    found = diff_tables("t", ["id"], old, new)
    assert [row.cells for row in found.changed] == [(Cell("n", 2, 3),)]
    assert found.added == ({"id": "a", "n": 4},)


def test_a_column_that_came_is_told_with_its_values_and_changes_no_row() -> None:
    found = diff_tables("t", ["id"], table({"id": "a"}, {"id": "b"}), pa.table({"id": ["a", "b"], "n": [None, 4]}))
    assert found.changed == ()
    assert [(change.kind, change.new, change.values) for change in found.columns] == [
        ("added", ("n", "int64"), {("b",): 4})
    ]


def test_a_column_with_the_values_of_one_that_went_is_that_one_renamed() -> None:
    old, new = table({"id": "a", "cue": "said"}), table({"id": "a", "verb": "said"})
    (change,) = diff_tables("t", ["id"], old, new).columns
    assert (change.kind, change.old, change.new) == ("renamed", ("cue", "string"), ("verb", "string"))


def test_a_column_of_another_type_changes_only_the_cells_whose_value_is_another() -> None:
    old, new = table({"id": "a", "n": 1}, {"id": "b", "n": 2}), table({"id": "a", "n": 1.0}, {"id": "b", "n": 2.5})
    found = diff_tables("t", ["id"], old, new)
    assert [change.kind for change in found.columns] == ["retyped"]
    assert [row.cells for row in found.changed] == [(Cell("n", 2, 2.5),)]


def test_without_its_key_column_a_table_is_compared_by_all_that_both_have() -> None:
    old, new = table({"id": "a", "n": 1}, {"id": "b", "n": 2}), table({"key": "a", "n": 1}, {"key": "b", "n": 3})
    found = diff_tables("t", ["id"], old, new)
    assert (found.key, found.added, found.removed) == (("n",), ({"key": "b", "n": 3},), ({"id": "b", "n": 2},))


def test_rows_in_another_order_are_a_difference_of_their_own() -> None:
    rows = [{"id": "a"}, {"id": "b"}]
    found = diff_tables("t", ["id"], table(*rows), table(*reversed(rows)))
    assert found.reordered
    assert found.changed == ()


def test_a_table_that_one_side_lacks_is_all_added_or_all_removed() -> None:
    rows = table({"id": "b"}, {"id": "a"})
    assert diff_tables("t", ["id"], None, rows).added == ({"id": "a"}, {"id": "b"})
    assert diff_tables("t", ["id"], rows, None).removed == ({"id": "a"}, {"id": "b"})


columns = {
    "n": st.none() | st.integers(-3, 3),
    "x": st.none() | st.floats(-1, 1, width=16),
    "s": st.none() | st.text("ab", max_size=2),
}
types = {"id": pa.string(), "n": pa.int64(), "x": pa.float64(), "s": pa.string()}


@st.composite
def tables(draw: st.DrawFn) -> pa.Table:
    """A table with an id that tells its rows apart, and some of three columns."""
    names = ["id", *draw(st.lists(st.sampled_from(sorted(columns)), unique=True))]
    ids = sorted(draw(st.sets(st.text("abcd", min_size=1, max_size=2), max_size=6)))
    cells = st.fixed_dictionaries({name: columns[name] for name in names if name != "id"})
    rows = [{"id": row_id, **draw(cells)} for row_id in ids]
    return pa.Table.from_pylist(rows, pa.schema([(name, types[name]) for name in names]))


def applied(diff: TableDiff, old: pa.Table, new_names: list[str]) -> list[dict[str, Any]]:
    """The rows of the new table, from those of the old and the difference alone."""
    rows = {row["id"]: row for row in old.to_pylist()}
    for removed in diff.removed:
        del rows[removed["id"]]
    for change in diff.changed:
        for cell in change.cells:
            rows[change.old_key[0]][cell.column] = cell.new
    for column in diff.columns:
        for row_id, row in rows.items():
            value = row.pop(column.old[0]) if column.old else column.values.get((row_id,))
            if column.new:
                row[column.new[0]] = value
    rows |= {added["id"]: dict(added) for added in diff.added}
    return [{name: rows[row_id][name] for name in new_names} for row_id in sorted(rows)]


@given(tables())
def test_a_table_does_not_differ_from_itself(same: pa.Table) -> None:
    assert diff_tables("t", ["id"], same, same).empty


@given(tables(), tables())
def test_the_difference_from_new_to_old_is_the_mirror_of_that_from_old_to_new(old: pa.Table, new: pa.Table) -> None:
    there, back = diff_tables("t", ["id"], old, new), diff_tables("t", ["id"], new, old)
    assert (back.added, back.removed, back.rows) == (there.removed, there.added, there.rows[::-1])
    assert back.changed == tuple(change.reversed() for change in there.changed)
    assert back.reversed().reversed() == back


@given(tables(), tables())
def test_the_old_table_and_the_difference_give_the_new_one(old: pa.Table, new: pa.Table) -> None:
    assert applied(diff_tables("t", ["id"], old, new), old, new.column_names) == new.to_pylist()
