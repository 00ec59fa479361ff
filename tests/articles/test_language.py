from __future__ import annotations

import pytest

from factcheck.articles import article

SAMPLES = {
    "en": "The council said on Monday that it would not raise the fee for parking, which has been at £2 since 2019.",
    "de": "Der Stadtrat hat am Montag beschlossen, dass die Gebühr für das Parken nicht erhöht wird, wie es hieß.",
    "fr": "Le conseil a décidé lundi que le tarif du stationnement dans la ville ne sera pas augmenté cette année.",
    "es": "El ayuntamiento decidió el lunes que la tarifa de los aparcamientos no se va a subir en este año.",
    "it": "Il comune ha deciso lunedì che la tariffa dei parcheggi non sarà più alta di quella che è stata nel 2019.",
    "nl": "De gemeente heeft maandag besloten dat het tarief voor het parkeren niet wordt verhoogd.",
    "sv": "Rådet sade på måndagen att det inte kommer att höja avgiften för parkering som har varit 20 kronor.",
    "zh": "市议会周一表示，停车费不会提高，自2019年以来一直是两英镑。",
    "ja": "市議会は月曜日に、2019年から2ポンドである駐車料金を引き上げないと発表しました。",
    "ko": "시의회는 월요일에 주차 요금을 인상하지 않을 것이라고 밝혔다.",
    "ru": "Городской совет сообщил в понедельник, что плата за парковку не будет повышена.",
    "ar": "قال المجلس يوم الاثنين إنه لن يرفع رسوم وقوف السيارات",
}


@pytest.mark.parametrize(("code", "text"), SAMPLES.items())
def test_the_language_of_a_text(code: str, text: str) -> None:
    assert article(text).language == code


@pytest.mark.parametrize(
    "text",
    ["3 kilometers", "", "Shr 20 cts vs 15 cts Net 1,234,567 vs 912,000 Revs 42.1 mln vs 39.9 mln Avg shrs 6.1 mln"],
)
def test_too_little_to_tell_counts_as_english(text: str) -> None:
    assert article(text).language == "en"


def test_a_foreign_name_or_quotation_does_not_make_a_text_foreign() -> None:
    assert article("The governor of 广东 said on Monday that the plan (“计划”) would cost $3 million.").language == "en"
