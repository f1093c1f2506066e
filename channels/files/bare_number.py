"""Whose number is a column that is called nothing but « N° »: the booking's or the room's?"""

from __future__ import annotations

from collections.abc import Mapping

from channels.files.cells import filled, plain
from channels.files.filemap import Answers, FileMap
from channels.files.lines import Sheet
from channels.files.problems import shown, unreadable
from domain.phrase import say

BARE = frozenset({"n", "no", "nr", "num"})
SIGN = "#"


def bare_number(
    sheet: Sheet, index: int, found: FileMap, answers: Answers, rooms: frozenset[str]
) -> Mapping[str, str]:
    """Field → header of such a column below row `index`; nothing where there is none, or both numbers are known.

    It is the booking's where the numbers are all different and none of the house's rooms has one; the room's where
    the booking's stands elsewhere and every one is a room. Raises FileProblem where both can be meant.
    """
    header = sheet.lines[index].cells
    places = [n for n, cell in enumerate(header) if _bare(cell)]
    said = {plain(each) for each in answers.columns.values()}
    if (
        len(places) != 1
        or plain(header[places[0]]) in said
        or {"number", "room_number"} <= found.columns.keys()
    ):
        return {}
    [place] = places
    name = str(header[place])
    if answers.bare is not None:
        return {answers.bare: name}
    cells = [line.cells[place] for line in sheet.lines[index + 1 :] if place < len(line.cells)]
    numbers = [str(cell).strip() for cell in cells if filled(cell)]
    ours = [number in rooms for number in numbers]
    if "number" in found.columns:
        return {"room_number": name} if numbers and all(ours) else {}
    if len(set(numbers)) == len(numbers) and not any(ours):
        return {"number": name}
    raise unreadable(sheet.file, say("import.bare_number", name=shown(name)), sheet.lines[index].number)


def _bare(cell: object) -> bool:
    return cell is not None and (plain(cell) in BARE or str(cell).strip() == SIGN)
