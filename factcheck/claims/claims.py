"""From quantities to claims: who or what each number is said of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from factcheck.claims.context import Context
from factcheck.claims.datelines import dateline_end
from factcheck.claims.entities import Entity
from factcheck.claims.facets.frame import Frame
from factcheck.claims.facets.measure import measure
from factcheck.claims.facets.setting import attribution, setting
from factcheck.claims.facets.subject import (
    Named,
    named_in,
    owner_before,
    owner_of,
    refers_back,
    subject_before,
    subject_of_clause,
)
from factcheck.claims.facets.table import NO_CELL, cell_of
from factcheck.claims.facets.words import Hit, Words
from factcheck.lexicon import facets, measures
from factcheck.model.article import Article, Sentence
from factcheck.model.budget import go_on
from factcheck.model.claim import Claim
from factcheck.model.mention import DIMENSIONS, Mention
from factcheck.model.quantity import Quantity
from factcheck.model.records import replace

CALENDAR = ("date", "period")
_MAIN = 3


def claims(
    article: Article, mentions: Sequence[Mention], quantities: Sequence[Quantity], context: Context
) -> tuple[Claim, ...]:
    """The claims of an article, one for each mention, in order."""
    frames = _frames(article, mentions, quantities, context)
    about = _main_entity(context)
    made = []
    for number, (mention, quantity) in enumerate(zip(mentions, quantities, strict=True), 1):
        go_on()
        sentence = article.sentence_at(mention.field, mention.start) or Sentence(mention.field, 0, 0, "body", 0)
        frame = frames[(sentence.field, sentence.start)]
        made.append(_claim(f"{article.id}#{number}", article, mention, quantity, frame, about))
    return tuple(made)


def _claim(name: str, article: Article, mention: Mention, quantity: Quantity, frame: Frame, about: str | None) -> Claim:
    zone = article.zone_at(mention.field, mention.start)
    if mention.kind in CALENDAR:
        return Claim(
            name, article.id, mention, quantity, zone, frame.sentence, frame.text, mention.kind, frame.topic,
            period=quantity.when,
        )  # fmt: skip
    start, _ = frame.place(mention)
    clause = frame.clause(mention)
    measured, where = measure(frame, mention, clause)
    if mention.kind == "number" and _is_count(mention, quantity, measured):
        mention, quantity = replace(mention, kind="count"), replace(quantity, kind="count")
    of = setting(frame, mention, where)
    cell = cell_of(article, mention) if zone == "table" else NO_CELL
    return Claim(
        id=name,
        article=article.id,
        mention=mention,
        quantity=quantity,
        zone=zone,
        sentence=frame.sentence,
        sentence_text=frame.text,
        dimension=dimension(mention, quantity),
        subject=subject_of_clause(frame.words, frame.named, clause, start)
        or owner_of(frame.words, frame.named, where)
        or owner_before(frame.words, frame.named, start)
        or subject_before(frame.words, frame.named, start)
        or frame.topic,
        measure=measured or cell.measure,
        period=of.period or cell.period,
        scope=tuple(sorted((*of.scope, *cell.scope))),
        status=of.status,
        attribution=of.attribution,
        direction=of.direction,
        role=of.role,
        about=about,
        companions=frame.companions,
    )


def _main_entity(context: Context) -> str | None:
    """The entity that an article names by far most, and at least three times: what a sentence without a name is most
    likely about."""
    ranked = sorted(context.entities, key=lambda entity: -len(entity.places))[:2]
    if not ranked or len(ranked[0].places) < _MAIN or any(map(str.isdigit, ranked[0].name)):
        return None
    if len(ranked) > 1 and 2 * len(ranked[1].places) > len(ranked[0].places):
        return None
    return ranked[0].name


def _is_count(mention: Mention, quantity: Quantity, measured: str | None) -> bool:
    """Is a bare number a count after all? "Car sales came to over 360,000" counts cars, though no noun follows."""
    if mention.unit or measured is None or "count" not in measures()[1][measured][1]:
        return False
    value = quantity.value if quantity.value is not None else quantity.literal.low
    return value is not None and value >= 100 and value == value.to_integral_value()


def dimension(mention: Mention, quantity: Quantity) -> str:
    """The first half of a block key: only claims of one dimension can speak of the same quantity."""
    if mention.kind == "money":
        return f"money:{quantity.currency or 'unknown'}"
    if mention.kind == "count":
        return f"count:{mention.noun_class or mention.unit or ''}"
    if mention.kind in DIMENSIONS or mention.kind != "percent":
        return mention.kind
    return f"percent:{mention.unit}" if mention.unit and mention.unit != "percent" else "percent"


def _frames(
    article: Article, mentions: Sequence[Mention], quantities: Sequence[Quantity], context: Context
) -> dict[tuple[str, int], Frame]:
    """The frame of each sentence that holds a mention, keyed by field and start; sentences without numbers are read
    only where a later one refers back to their subject."""
    by_sentence = _by_sentence(article, mentions, quantities)
    places = _places(context, dateline_end(article.text, mentions))
    made: dict[tuple[str, int], Frame] = {}
    subjects = _Subjects(article)
    last = -1
    for sentence in article.sentences or (Sentence("text", 0, len(article.text), "body", 0),):
        key = (sentence.field, sentence.start)
        named_here = _slice(places.get(sentence.field, []), sentence.start, sentence.end)
        inside = by_sentence.get(key)
        if inside is None and not named_here:
            continue
        if inside is not None:
            text = article.fields[sentence.field][sentence.start : sentence.end]
            words = Words.of(text, sentence.start)
            named = named_in(words, named_here)
            same = sentence.zone == "table" or sentence.block == last
            topic = subjects.latest() if refers_back(words) or (same and not named) else None
            made[key] = _frame(sentence, text, words, named, topic, inside)
        subjects.add(sentence, named_here)
        last = sentence.block
    return made | {key: _empty_frame(article, *key) for key in by_sentence.keys() - made.keys()}


class _Subjects:
    """The subjects of the sentences so far, which are looked for only when one refers back."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._unread: list[tuple[Sentence, list[tuple[int, int, Entity]]]] = []
        self._known: str | None = None

    def add(self, sentence: Sentence, named: list[tuple[int, int, Entity]]) -> None:
        if named:
            self._unread.append((sentence, named))

    def latest(self) -> str | None:
        """The subject of the last sentence that has one."""
        while self._unread:
            sentence, named = self._unread.pop()
            text = self._article.fields[sentence.field][sentence.start : sentence.end]
            words = Words.of(text, sentence.start)
            subject = subject_before(words, named_in(words, named), len(words.words))
            if subject is not None:
                self._known = subject
                self._unread.clear()
        return self._known


def _by_sentence(
    article: Article, mentions: Sequence[Mention], quantities: Sequence[Quantity]
) -> dict[tuple[str, int], list[tuple[Mention, Quantity]]]:
    """The mentions with their quantities, keyed by field and start of their sentence."""
    found: dict[tuple[str, int], list[tuple[Mention, Quantity]]] = {}
    for mention, quantity in zip(mentions, quantities, strict=True):
        sentence = article.sentence_at(mention.field, mention.start)
        key = (sentence.field, sentence.start) if sentence else (mention.field, 0)
        found.setdefault(key, []).append((mention, quantity))
    return found


def _empty_frame(article: Article, field: str, start: int) -> Frame:
    """The frame of mentions that stand in no sentence."""
    sentence = Sentence(field, start, len(article.fields.get(field, "")), "body", 0)
    return Frame(sentence, "", Words.of("", 0), [], [], [], [], None, [])


def _frame(
    sentence: Sentence,
    text: str,
    words: Words,
    named: list[Named],
    topic: str | None,
    inside: list[tuple[Mention, Quantity]],
) -> Frame:
    when = [
        (Hit(words.index(mention.start), words.index(mention.end - 1) + 1, ()), quantity.when)
        for mention, quantity in inside
        if quantity.when is not None
    ]
    return Frame(
        sentence=sentence,
        text=text,
        words=words,
        measures=words.hits(measures()[0]),
        facets=_said(words, words.hits(facets()), inside),
        named=named,
        when=when,
        topic=topic,
        mentions=[mention for mention, _ in inside],
        attribution=attribution(words.words, named),
        companions=tuple(
            f"{quantity.kind} {quantity.value.normalize()}"
            for _, quantity in inside
            if quantity.value is not None and quantity.kind not in ("ordinal", "duration")
        ),
    )


def _said(words: Words, hits: list[Hit], inside: list[tuple[Mention, Quantity]]) -> list[Hit]:
    """The hits without those that are part of a date ("in May" is no "may") or of a hedge ("more than" is not more)."""
    taken: set[int] = set()
    for mention, _ in inside:
        spans = [mention.span] if mention.when is not None else []
        for span in (*spans, *([mention.hedge] if mention.hedge is not None else [])):
            taken.update(range(words.index(span.start), words.index(span.end - 1) + 1))
    return [hit for hit in hits if not taken.intersection(range(hit.start, hit.end))]


def _places(context: Context, opening: int) -> dict[str, list[tuple[int, int, Entity]]]:
    """The places of the entities by field, but for those in the dateline, which ends at `opening`."""
    places: dict[str, list[tuple[int, int, Entity]]] = {}
    for entity in context.entities:
        for span in entity.places:
            if span.field != "text" or span.start >= opening:
                places.setdefault(span.field, []).append((span.start, span.end, entity))
    for found in places.values():
        found.sort(key=lambda item: item[0])
    return places


def _slice(found: list[tuple[int, int, Entity]], start: int, end: int) -> list[tuple[int, int, Entity]]:
    low = bisect_left(found, start, key=lambda item: item[0])
    high = bisect_left(found, end, key=lambda item: item[0])
    return found[low:high]
