"""Who takes, loses and holds places, in the words that reports use for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS: dict[str, list[str]] = {
    "A rebellion in northern Mali triggered a coup in the capital, Bamako. Mali asked for help.": [
        "located(place: Bamako, in_place: Mali)",
    ],
    "It said two children were among the latest deaths.": ["killed(victim_group: children) | 2..2 children"],
    "Clashes have raged since Monday in Sarmin between HTS and Hezbollah.": [
        "opposes(a: HTS, b: Hezbollah) | 2024-12-02",
    ],
    "Intense fighting was reported on Sunday near Sarmin between HTS and Hezbollah.": [
        "opposes(a: HTS, b: Hezbollah) | 2024-12-01",
    ],
    "HTS seized two towns – Sarmin and Binnish – in Idlib province on Sunday.": [
        "capturesPlace(actor: HTS, place: Sarmin) | 2024-12-01",
        "capturesPlace(actor: HTS, place: Binnish) | 2024-12-01",
        "located(place: Sarmin, in_place: Idlib province)",
        "located(place: Binnish, in_place: Idlib province)",
    ],
    "Shells hit homes in Sarmin, Binnish and Taftanaz areas.": [
        "airstrikeOrShelling(place: Sarmin, weapon: Shells, actor: None)",
        "airstrikeOrShelling(place: Binnish, weapon: Shells, actor: None)",
        "airstrikeOrShelling(place: Taftanaz, weapon: Shells, actor: None)",
    ],
    "The army chief in Sarmin, Gimli Stone, said HTS had left Binnish.": [
        "losesOrWithdraws(actor: HTS, place: Binnish) | claimed | says Gimli Stone",
    ],
    "Turkey bombed the Zap, Metina and Gara regions of northern Iraq.": [
        "airstrikeOrShelling(actor: Turkey, place: Zap)",
        "airstrikeOrShelling(actor: Turkey, place: Metina)",
        "airstrikeOrShelling(actor: Turkey, place: Gara)",
        "located(place: Zap, in_place: northern Iraq)",
        "located(place: Metina, in_place: northern Iraq)",
        "located(place: Gara, in_place: northern Iraq)",
    ],
    "HTS fled its last bastion in Sarmin.": ["losesOrWithdraws(actor: HTS, place: last bastion in Sarmin)"],
    "Rebels gained control of one of the entrances to the city of Sarmin.": [
        "capturesPlace(actor: Rebels, place: entrances) | 1..1 entrances",
    ],
    "HTS was driven back from Sarmin.": ["losesOrWithdraws(actor: HTS, place: Sarmin)"],
    "Troops captured the southern town Bree.": ["capturesPlace(actor: troops, place: Bree)"],
    "HTS took control of the police station and the school.": [
        "capturesPlace(actor: HTS, place: police station)",
        "capturesPlace(actor: HTS, place: school)",
    ],
    "Rebels fighting the regime on Tuesday captured Sarmin.": [
        "opposes(a: Rebels, b: regime) | 2024-12-03",
        "capturesPlace(actor: Rebels, place: Sarmin) | 2024-12-03",
    ],
    "Fighters led by Walid Hamdan on Tuesday captured Sarmin.": [
        "leads(actor: Walid Hamdan, operation_or_alliance: Fighters) | 2024-12-03",
        "capturesPlace(actor: Fighters, place: Sarmin) | 2024-12-03",
    ],
    "Forces loyal to Walid Hamdan seized the town of Sarmin, west of Binnish.": [
        "capturesPlace(actor: Forces, place: Sarmin)",
    ],
    "Militias affiliated with HTS took Sarmin.": [
        "alliedWith(a: Militias affiliated with HTS, b: HTS)",
        "capturesPlace(actor: Militias affiliated with HTS, place: Sarmin)",
    ],
    "HTS took Sarmin. Binnish was captured on Sunday.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Binnish) | 2024-12-01",
    ],
    "HTS took Sarmin. Hezbollah took Morek. Binnish was captured.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: Hezbollah, place: Morek)",
        "capturesPlace(place: Binnish)",
    ],
    "HTS kept hold of Sarmin.": ["controls(actor: HTS, place: Sarmin)"],
    "HTS swept into Sarmin.": ["capturesPlace(actor: HTS, place: Sarmin)"],
    "Shells fell on rebel-held eastern Aleppo.": [
        "airstrikeOrShelling(place: eastern Aleppo, weapon: Shells, actor: None)",
        "controls(actor: rebel, place: eastern Aleppo)",
    ],
    "Clashes broke out in the HTS-controlled towns of Sarmin and Binnish.": [
        "controls(actor: HTS, place: Sarmin)",
        "controls(actor: HTS, place: Binnish)",
    ],
    "Clashes broke out in the HTS-held town of Sarmin and Binnish.": ["controls(actor: HTS, place: Sarmin)"],
    "Clashes broke out in Turkish-occupied Sarmin.": ["controls(actor: Turkey, place: Sarmin)"],
    "Clashes broke out in Sarmin-held Binnish.": [],
    "They saw the HTS-held towns of Sarmin and Binnish and Hezbollah-held Morek.": [
        "controls(actor: HTS, place: Sarmin)",
        "controls(actor: HTS, place: Binnish)",
        "controls(actor: Hezbollah, place: Morek)",
    ],
    "They saw HTS-held areas of the Sarmin and Binnish countrysides.": [],
    "Clashes broke out in heavily-held Sarmin.": [],
    "Clashes broke out in rebel-named Sarmin.": [],
    "The rebel-held areas near Sarmin are calm.": [],
    "Talks on government-held parts of Aleppo went on.": ["controls(actor: government, place: Aleppo)"],
    "The rebel withdrawal from Sarmin was completed.": ["losesOrWithdraws(actor: rebel, place: Sarmin)"],
    "Sarmin has been in rebel hands since 2012.": ["controls(actor: rebel, place: Sarmin) | 2012"],
    "The town of Sarmin fell into HTS's hands.": ["capturesPlace(place: Sarmin, actor: HTS)"],
    "Parts of Sarmin are controlled by HTS.": ["controls(actor: HTS, place: Sarmin)"],
    "The fall of Binnish, which brought Sarmin under HTS control, was a blow.": ["controls(actor: HTS, place: Sarmin)"],
    "Troops loyal to Bashar al-Assad recaptured Sarmin.": ["capturesPlace(actor: Troops, place: Sarmin)"],
    "Government forces restored security and stability to Sarmin.": [
        "capturesPlace(actor: Government forces, place: Sarmin)",
    ],
    "Army units on Friday restored stability to Sarmin and Binnish villages.": [
        "capturesPlace(actor: Army units, place: Sarmin) | 2024-11-29",
        "capturesPlace(actor: Army units, place: Binnish) | 2024-11-29",
    ],
    "The army fully secured the town of Sarmin.": ["capturesPlace(actor: army, place: Sarmin)"],
    "The army secured a loan in Sarmin.": [],
    "Some 900 rebels from HTS and Jaysh al-Izza fled Sarmin.": [
        "losesOrWithdraws(actor: HTS, place: Sarmin)",
        "losesOrWithdraws(actor: Jaysh al-Izza, place: Sarmin)",
    ],
    "The Syrian army is weak. Most of the soldiers at Sarmin air base withdrew.": [
        "losesOrWithdraws(actor: Syrian army, place: Sarmin air base)",
    ],
    "HTS did not fall back, but the army left Sarmin.": ["losesOrWithdraws(actor: army, place: Sarmin)"],
    "HTS repelled two attempts to capture Sarmin.": [],
    "HTS seeks to capture Sarmin.": ["capturesPlace(actor: HTS, place: Sarmin) | planned"],
    "The rebels who have seized the capital Damascus include women.": [
        "capturesPlace(actor: rebels, place: Damascus)",
    ],
    "A resident said Sarmin, which lies on a hill, had been captured by HTS.": [
        "capturesPlace(actor: HTS, place: Sarmin) | claimed | says resident",
    ],
    "HTS currently controls the town of Sarmin.": ["controls(actor: HTS, place: Sarmin)"],
    "HTS took a number of villages near Sarmin.": [
        "capturesPlace(actor: HTS, place: villages near Sarmin) | None..None villages"
    ],
    "HTS took villages.": [],
    "Sarmin's capture by HTS was a surprise.": ["capturesPlace(actor: HTS, place: Sarmin)"],
    "HTS's capture of Sarmin was a surprise.": ["capturesPlace(actor: HTS, place: Sarmin)"],
    "Sarmin's fall to HTS was a surprise.": ["capturesPlace(place: Sarmin, actor: HTS)"],
    "The army cleared Sarmin of HTS.": [
        "capturesPlace(actor: army, place: Sarmin, from: HTS)",
    ],
    "The army cleared the road of snow near Sarmin.": [],
    "HTS launched an offensive which captured Sarmin.": ["capturesPlace(actor: HTS, place: Sarmin)"],
    "HTS launched a statement which captured Sarmin.": [],
    "Sarmin was the latest town to fall to HTS.": ["capturesPlace(place: Sarmin, actor: HTS)"],
    "HTS shelled the Sarmin air base. The army left the base.": [
        "airstrikeOrShelling(actor: HTS, place: Sarmin air base)",
        "losesOrWithdraws(actor: army, place: Sarmin air base)",
    ],
    "HTS shelled the Sarmin dam and Binnish. HTS took the dam.": [
        "airstrikeOrShelling(actor: HTS, place: Sarmin dam)",
        "airstrikeOrShelling(actor: HTS, place: Binnish)",
        "capturesPlace(actor: HTS, place: Sarmin dam)",
    ],
    "HTS took the strategic border town of Sarmin.": ["capturesPlace(actor: HTS, place: Sarmin)"],
    "HTS fighters are back in control of Sarmin.": ["controls(actor: HTS, place: Sarmin)"],
    "The army is back near Sarmin.": [],
    "The Syrian army and its Hezbollah allies took Sarmin.": [
        "alliedWith(a: Hezbollah, b: Syrian army)",
        "capturesPlace(actor: Syrian army, place: Sarmin)",
        "capturesPlace(actor: Hezbollah, place: Sarmin)",
    ],
    "HTS withdrew without a fight from Sarmin.": ["losesOrWithdraws(actor: HTS, place: Sarmin)"],
    "HTS took control on Friday of Sarmin.": ["capturesPlace(actor: HTS, place: Sarmin) | 2024-11-29"],
    "Rebels fighting to topple President Bashar al-Assad have captured Sarmin.": [
        "capturesPlace(actor: Rebels, place: Sarmin)",
    ],
    "One HTS fighter told Reuters that they took Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin) | claimed | says HTS fighter",
    ],
    "Sarmin fell under HTS control.": ["capturesPlace(place: Sarmin, actor: HTS)"],
    "Russia's defence ministry said its forces captured Bree town.": [
        "capturesPlace(actor: Russia, place: Bree) | claimed | says Russia's defence ministry",
    ],
    "The trade ministry said its forces captured Sarmin.": [],
    "HTS took Sarmin and Binnish, which lie in Idlib province, as well as Kafr Hamra.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Binnish)",
        "capturesPlace(actor: HTS, place: Kafr Hamra)",
        "located(place: Sarmin, in_place: Idlib province)",
        "located(place: Binnish, in_place: Idlib province)",
    ],
    "HTS met a man in Sarmin, as well as Hezbollah.": [],
    "Jets struck the Sarmin air base after its capture by HTS.": [
        "airstrikeOrShelling(place: Sarmin air base, weapon: Jets, actor: None)",
        "capturesPlace(actor: HTS, place: Sarmin air base)",
    ],
    "HTS wrestled Sarmin from the army.": ["capturesPlace(actor: HTS, place: Sarmin, from: army)"],
    "Shells hit positions held by HTS.": [],
    "HTS took the province of Idlib.": ["capturesPlace(actor: HTS, place: province of Idlib)"],
    "After two days, troops and rebels backed by tanks and heavy guns entered Sarmin.": [
        "usesEquipment(actor: troops, equipment: tanks)",
        "usesEquipment(actor: troops, equipment: heavy guns)",
        "usesEquipment(actor: rebels, equipment: tanks)",
        "usesEquipment(actor: rebels, equipment: heavy guns)",
        "capturesPlace(actor: troops, place: Sarmin)",
        "capturesPlace(actor: rebels, place: Sarmin)",
    ],
    "Jets struck a town near Binnish after HTS seized it.": [
        "airstrikeOrShelling(place: town near Binnish, weapon: Jets, actor: None)",
        "capturesPlace(actor: HTS, place: town near Binnish) | 1..1 town",
    ],
    "The army will leave Sarmin because HTS took Binnish.": [
        "losesOrWithdraws(actor: army, place: Sarmin) | planned",
        "capturesPlace(actor: HTS, place: Binnish)",
    ],
    "The army will leave Sarmin if HTS took Binnish.": ["losesOrWithdraws(actor: army, place: Sarmin) | planned"],
    "The powers and their allies -- especially HTS -- took Sarmin.": ["capturesPlace(actor: HTS, place: Sarmin)"],
    "HTS controls several villages near Sarmin.": [
        "controls(actor: HTS, place: villages near Sarmin)",
    ],
    "HTS took two army bases in the province of Idlib.": [
        "capturesPlace(actor: HTS, place: army bases in the province of Idlib) | 2..2 bases",
    ],
    "The army has a plan to end the war and expel HTS from Sarmin.": [
        "losesOrWithdraws(actor: HTS, place: Sarmin) | planned",
        "capturesPlace(actor: army, place: Sarmin, from: HTS) | planned",
    ],
    "HTS took part in the fighting to capture Sarmin.": ["capturesPlace(actor: HTS, place: Sarmin) | planned"],
    "HTS advanced into areas where Hezbollah is positioned, seizing Sarmin and Binnish.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Binnish)",
    ],
    "HTS took Sarmin, leaving ten people behind.": ["capturesPlace(actor: HTS, place: Sarmin)"],
    "The army left. The group, HTS, said its fighters had seized Sarmin.": [
        "capturesPlace(actor: HTS, place: Sarmin) | claimed | says HTS",
    ],
    "The state-run Aleppo hospital was closed.": [],
    "The army lost control over Sarmin to HTS.": [
        "capturesPlace(actor: HTS, place: Sarmin, from: army)",
        "losesOrWithdraws(actor: army, place: Sarmin)",
    ],
    "In mid-March HTS took Sarmin.": ["capturesPlace(actor: HTS, place: Sarmin) | 2024-03"],
    "HTS took the Northern districts of Sarmin.": ["capturesPlace(actor: HTS, place: Sarmin)"],
    "HTS took Sarmin and Binnish checkpoints from the army.": [
        "capturesPlace(actor: HTS, place: Sarmin, from: army)",
        "capturesPlace(actor: HTS, place: Binnish, from: army)",
    ],
    "HTS took the Sarmin, Nayrab and Binnish oil fields.": [
        "capturesPlace(actor: HTS, place: Sarmin)",
        "capturesPlace(actor: HTS, place: Nayrab)",
        "capturesPlace(actor: HTS, place: Binnish)",
    ],
    "Sarmin fell on Friday, days after Binnish.": ["capturesPlace(place: Sarmin) | 2024-11-29"],
    "Sarmin, where HTS has its office, fell in May and fighting raged in Binnish.": [
        "capturesPlace(place: Sarmin) | 2024-05",
    ],
    "Sarmin fell silent on Friday.": [],
    "HTS has lost control of three towns in Idlib province – Kafrin, Ain Zat and Tell Sabin.": [
        "losesOrWithdraws(actor: HTS, place: Kafrin)",
        "losesOrWithdraws(actor: HTS, place: Ain Zat)",
        "losesOrWithdraws(actor: HTS, place: Tell Sabin)",
        "located(place: Kafrin, in_place: Idlib province)",
        "located(place: Ain Zat, in_place: Idlib province)",
        "located(place: Tell Sabin, in_place: Idlib province)",
    ],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_territory_changes_hands_as_it_is_told(says: Callable[[str], list[str]], text: str) -> None:
    assert says(text) == CLAIMS[text]
