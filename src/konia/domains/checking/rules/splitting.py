"""A total of a sentence and the parts that follow it: behind words, in brackets, in lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from konia.domains.checking.sentences import (
    Sentence,
    depths,
    is_change,
    is_number,
    is_turn,
    unit_key,
    unit_words,
)
from konia.lib.grammar.tokens import Sort, Token
from konia.lib.grammar.words import word_set

from .dimensions import common_cut
from .fractions import fractions
from .weighing import (
    EVERY,
    MIDDLE,
    STRONG,
    WEAK,
    Part,
)

_MARKERS = {
    "trong đó": WEAK,
    "bao gồm": STRONG,
    "gồm có": STRONG,
    "chia ra": STRONG,
    "cụ thể": MIDDLE,
    "trong số": MIDDLE,
}
_SKIPPED = word_set("tổng số là có được khoảng")


@dataclass(frozen=True, slots=True)
class Split:
    """A total and the parts it is said to have. marker: how firmly the words say 'all of it'.

    mixed: the pieces of the list tell several counts each, so it is not sure which are the parts.
    """

    totals: tuple[int, ...]
    parts: tuple[Part, ...]
    marker: int
    text: str
    unit: str
    trigger: int = -1
    mixed: bool = False


def splits(sentence: Sentence) -> Iterator[Split]:
    """Every total of the sentence that is followed by parts."""
    tokens = sentence.tokens
    level = depths(tokens)
    yield from _added_up(sentence, level)
    for at, marker, start in _triggers(tokens, level):
        nearest = _totals(tokens, at, level)
        if not nearest:
            continue
        end = _end(tokens, start, level, opened=level[start - 1])
        for parts in readings(tokens[start:end], sentence.text):
            totals = _of_the_same_kind(tokens, nearest, parts, level)
            unit = unit_key(unit_words(tokens, totals[-1]))
            text = sentence.text[tokens[start].start : tokens[end - 1].end]
            itemised = marker == MIDDLE and _itemised(tokens, start, end, parts)
            named = len(totals) == 1 and _named_all(tokens, totals[0], at, parts)
            firm = STRONG if itemised or named else marker
            unit = EVERY if named else unit
            mixed = _is_mixed(tokens[start:end], parts)
            yield Split(totals, tuple(parts), firm, text, unit, trigger=at, mixed=mixed)


def _is_mixed(tokens: list[Token], parts: list[Part]) -> bool:
    """'tỉnh thụ lý 469 vụ, giải quyết 356 vụ; huyện …': not every count is a part."""
    pieces = _pieces(tokens)
    if len(pieces) < 2:
        return False
    each = [sum(token is part.token for part in parts for token in piece) for piece in pieces]
    return sum(count > 1 for count in each) > 1 and min(each) > 0


def _itemised(tokens: list[Token], start: int, end: int, parts: list[Part]) -> bool:
    """'(cấp sở: 5; cấp phòng: 28; cấp xã: 15)': a full list in brackets."""
    texts = [token.text for token in tokens[start:end]]
    return (
        tokens[start - 1].text == "("
        and texts.count(";") == len(parts) - 1
        and (texts.count(":") >= len(parts) > 1)
    )


def _named_all(tokens: list[Token], total: int, at: int, parts: list[Part]) -> bool:
    """'1.136 thôn, tổ dân phố; trong đó 842 thôn, 294 tổ dân phố': every kind is in its name."""
    name = [token.low for token in tokens[total + 1 : at] if token.sort is Sort.WORD]
    units = [part.unit for part in parts]
    if len(name) > 8 or len(set(units)) < max(2, len(units)) or not all(units):
        return False
    return all(f" {unit} " in f" {' '.join(name)} " for unit in units)


def _added_up(sentence: Sentence, level: list[int]) -> Iterator[Split]:
    """'cấp tỉnh 20, cấp huyện 15; tổng cộng 35'."""
    tokens = sentence.tokens
    for at in range(4, len(tokens) - 2):
        if [tokens[at].low, tokens[at + 1].low] != ["tổng", "cộng"]:
            continue
        place = at + 2
        while place < len(tokens) and tokens[place].low in {"là", "có", ":"}:
            place += 1
        if place >= len(tokens) or not is_number(tokens[place]) or level[place]:
            continue
        for parts in readings(tokens[:at], sentence.text):
            unit = unit_key(unit_words(tokens, place))
            if {part.unit for part in parts} - {unit, ""}:
                continue
            yield Split((place,), tuple(parts), MIDDLE, sentence.text[: tokens[at].start], unit)


def _triggers(tokens: list[Token], level: list[int]) -> Iterator[tuple[int, int, int]]:
    """(place, firmness, where the parts begin) of 'trong đó', 'gồm', '(', ':' behind a total."""
    place = 0
    while place < len(tokens) - 2:
        found = _trigger(tokens, place)
        if found is None:
            place += 1
            continue
        marker, size = found
        start = place + size
        while start < len(tokens) and tokens[start].text in {":", ",", "có"}:
            start += 1
        if start < len(tokens):
            yield place, marker, start
        place = start


def _trigger(tokens: list[Token], place: int) -> tuple[int, int] | None:
    low = [token.low for token in tokens[place : place + 3]]
    opens = low[0] == "("
    words = low[1:] if opens else low
    marker = _MARKERS.get(" ".join(words[:2]))
    if marker is not None:
        return marker, 2 + opens
    if words[:1] == ["gồm"]:
        return STRONG, 1 + opens
    if low[0] == "với" and is_number(tokens[place + 1]):
        return WEAK, 1
    return (MIDDLE, 1) if opens or (low[0] == ":" and place) else None


def _totals(tokens: list[Token], at: int, level: list[int]) -> tuple[int, ...]:
    """The number the trigger speaks of; both ends of a fraction."""
    found = _number_before(tokens, at, level)
    if found is not None and tokens[at].text != "(" and is_change(tokens, found):
        found = _number_before(tokens, found, level)  # '24.610 tỷ, tăng 2.375 tỷ; gồm: …'
    if found is None or (found == 0 and at == 1):
        return ()
    for fraction in fractions(tokens):
        if found in {fraction.first, fraction.last}:
            return fraction.first, fraction.last
    return (found,)


def _of_the_same_kind(
    tokens: list[Token], nearest: tuple[int, ...], parts: list[Part], level: list[int]
) -> tuple[int, ...]:
    """'36 lớp cho 2.880 học viên, trong đó 24 lớp…': the number that counts what the parts do."""
    units = {part.unit for part in parts}
    (first, *others) = nearest
    if len(units) != 1 or not all(units) or others or _unit_at(tokens, first) in units:
        return nearest
    for place in range(first - 1, max(first - 24, -1), -1):
        if tokens[place].text in {";", "."}:
            break
        told = is_number(tokens[place]) and level[place] == level[first]
        if told and _unit_at(tokens, place) in units and not is_change(tokens, place):
            return (place,)
    return nearest


def _unit_at(tokens: list[Token], place: int) -> str:
    return unit_key(unit_words(tokens, place))


def _number_before(tokens: list[Token], at: int, level: list[int]) -> int | None:
    words = 0
    for place in range(at - 1, -1, -1):
        token = tokens[place]
        if level[place] > level[at] or (level[place] == level[at] and token.text == ")"):
            continue
        if is_number(token):
            return place
        words += token.sort is Sort.WORD
        parted = token.text in _BARRING and not (token.text in {";", "."} and place == at - 1)
        if words > 16 or parted:
            return None
    return None


def _end(tokens: list[Token], start: int, level: list[int], *, opened: int) -> int:
    """Where the parts end: the bracket's end, the next trigger, or the sentence's end."""
    base = level[start]
    inside = tokens[start - 1].text == "(" or opened > 0
    for place in range(start, len(tokens)):
        if inside and tokens[place].text == ")" and level[place] <= base:
            return place
        if level[place] == base and place > start + 1 and _nested(tokens, place):
            return place
    return len(tokens)


def _nested(tokens: list[Token], place: int) -> bool:
    low = [token.low for token in tokens[place : place + 2]]
    return low in (["trong", "đó"], ["bao", "gồm"]) or low[0] == "gồm"


def readings(tokens: list[Token], text: str) -> Iterator[list[Part]]:
    """The parts: before the first semicolon, flat, and by the first number of each piece."""
    flat = _parts(tokens, text)
    lead = _lead(tokens, text)
    if 2 <= len(lead) < len(flat):
        yield lead
    if len(flat) >= 2:
        yield flat
    pieces = _pieces(tokens)
    if 2 <= len(pieces) < len(flat):
        firsts = [parts[0] for piece in pieces if (parts := _parts(piece, text))]
        if 2 <= len(firsts) < len(flat):
            yield firsts


def _lead(tokens: list[Token], text: str) -> list[Part]:
    """The list that ends at the first semicolon, when what follows speaks of something else."""
    pieces = _pieces(tokens)
    if len(pieces) < 2:
        return []
    first, rest = _parts(pieces[0], text), _parts(pieces[1], text)
    cut = common_cut([part.label for part in first]) if len(first) > 1 else ""
    if not cut or common_cut([part.label for part in first + rest[:1]]):
        return []
    return first


def _pieces(tokens: list[Token]) -> list[list[Token]]:
    level = depths(tokens)
    pieces: list[list[Token]] = [[]]
    for place, token in enumerate(tokens):
        if token.text == ";" and level[place] == level[0]:
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [piece for piece in pieces if piece]


def _parts(tokens: list[Token], text: str) -> list[Part]:
    level = depths(tokens)
    lowest = min(level, default=0)
    wholes = {one.last for one in fractions(tokens)}
    found: list[Part] = []
    begin = 0
    for place, token in enumerate(tokens):
        if not is_number(token) or level[place] != lowest or place in wholes:
            continue
        if place and (is_change(tokens, place) or is_turn(tokens, place)):
            continue
        if found and tokens[place - 1].low == "với":  # '149 đảng bộ, với 1.251 chi bộ'
            continue
        label = _label(tokens, begin, place, text)
        found.append(Part(token, label, unit_key(unit_words(tokens, place))))
        begin = place + 1
    return found


_PARTING = frozenset({";", ".", "(", "-", "–", "+", ":"})
_BARRING = _PARTING - {":"}
_SEPARATORS = frozenset({",", ";", "và", "+", "."})


def _label(tokens: list[Token], begin: int, place: int, text: str) -> str:
    """The words of a part: from the mark before it to the mark behind it."""
    first = _label_start(tokens, begin, place)
    last = _label_end(tokens, place)
    return text[tokens[first].start : tokens[last].end].strip(" ,;:+-")


def _label_end(tokens: list[Token], place: int) -> int:
    """Before the mark that ends the part; commas end it only when the list is cut by commas."""
    ahead = place + 1
    while ahead < min(place + 24, len(tokens)) and tokens[ahead].numeral is None:
        ahead += 1
    gap = [token.text for token in tokens[place + 1 : ahead]]
    stops = {";", "."} if ";" in gap or ahead == len(tokens) else _SEPARATORS
    last = place
    for at in range(place + 1, ahead):
        if tokens[at].text in stops:
            break
        last = at
    return last


def _label_start(tokens: list[Token], begin: int, place: int) -> int:
    """After the last semicolon; else after the comma that ends the part before."""
    strong = [at for at in range(begin, place) if tokens[at].text in {";", "."}]
    if strong:
        return strong[-1] + 1
    weak = [at for at in range(begin, place) if tokens[at].text in {",", "và", "+", "-", "–"}]
    return weak[0] + 1 if weak and begin else begin
