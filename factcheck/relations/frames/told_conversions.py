"""What is said of a conversion that no rate makes equal: its sum, the nearest rate, the message, what to write."""

from __future__ import annotations

from decimal import Decimal

from factcheck.claims.view import View
from factcheck.model.check import Suggestion
from factcheck.numbers.currency_words import said
from factcheck.numbers.wording import like, quoted, rounded
from factcheck.relations.frames.conversions import ONE, OWN, Judged, amount, day, days
from factcheck.relations.frames.judgement import replacement


def sum_of(result: Judged) -> str:
    """ "842 million yuan × 0.1376 to 0.1383 = $115.9 million to $116.5 million (ECB reference rates; 28 March)" """
    rate = result.rate
    if rate is None:
        return result.why
    value = amount(result.original)
    figures = f"{rate.low:.4g}" if f"{rate.low:.4g}" == f"{rate.high:.4g}" else f"{rate.low:.4g} to {rate.high:.4g}"
    least, most = said(value * rate.low, result.quote), said(value * rate.high, result.quote)
    product = least if least == most else f"{least} to {most}"
    source = OWN if result.is_own else "; ".join((rate.source, days(rate.first_day, rate.last_day), *rate.notes))
    return f"{said(value, result.base)} × {figures} = {product} ({source})"


def nearest_rate(result: Judged, view: View) -> str:
    """The day of the window whose rate comes nearest to the one that was used."""
    used = amount(result.converted) / amount(result.original)
    if result.rate is not None and (result.rate.rough or result.is_own):
        return f"the printed amounts make {used:.4g}"
    best = view.rates.best_day(result.base, result.quote, used, result.window)
    if best is None:
        return ""
    return f"the printed amounts make {used:.4g}, the nearest rate is {best[1]:.4g} of {day(best[0])}"


def message_of(result: Judged) -> str:
    assert result.rate is not None
    low, high = result.expected.low, result.expected.high
    value = amount(result.original)
    least, most = (said(value * rate, result.quote, 3) for rate in (result.rate.low, result.rate.high))
    about = said(result.middle, result.quote, 3)
    when = days(result.rate.first_day, result.rate.last_day)
    printed = quoted(result.converted)
    if result.is_own:
        return f"{quoted(result.original)} is about {about} at the rate that the article gives, not {printed}."
    if low is None or high is None or result.is_wide:
        return f"{quoted(result.original)} is {least} to {most} at the rates of {when}, not {printed}."
    return f"{quoted(result.original)} is about {about} at the rates of {when}, not {printed}."


def expected_of(result: Judged) -> Decimal | None:
    """What the original comes to; None where no more is known than the range of the rates of some years."""
    if result.is_rough:
        return None
    return rounded(result.middle, 0) if result.middle > 1000 else result.middle


def suggestion_of(result: Judged) -> Suggestion:
    assert result.rate is not None
    numeral = result.converted.mention.number
    middle = result.middle
    assert numeral is not None
    if result.is_wide:
        value = amount(result.original)
        least, most = (said(value * rate, result.quote, 3) for rate in (result.rate.low, result.rate.high))
        return Suggestion(f"Between {least} and {most} would fit, by the day of the conversion.")
    in_scale = middle / numeral.scale
    rough = abs(in_scale) < 10 and numeral.quantum >= numeral.scale
    fits_scale = numeral.scale == 1 or (ONE <= abs(in_scale) < 1000 and not rough)
    text = like(result.converted, middle) if fits_scale else said(middle, result.quote, 3)
    ways = [replacement(result.converted, middle, text=text)]
    back = amount(result.converted) / ((result.rate.low + result.rate.high) / 2)
    other = like(result.original, back)
    if other != quoted(result.original):
        ways.append(replacement(result.original, back, text=other))
    return Suggestion(f"Write {text}, unless it is {quoted(result.original)} that is wrong.", tuple(ways))
