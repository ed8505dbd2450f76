"""Contradictions between entries are found, and the package's own catalogue has none."""

from pathlib import Path

import pytest

from pactwatch.vocab import load
from pactwatch.vocab.check import designation_fault, problems


def test_the_package_has_no_problems() -> None:
    assert problems(load()) == ()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("systems/a.yaml", "systems: [{id: zz-1, name: ZZ-1, category: uav, maker: nobody}]", "unknown maker 'nobody'"),
        ("systems/a.yaml", "systems: [{id: zz-1, name: ZZ-1, category: uav, variant_of: zz}]", "variant_of unknown"),
        ("systems/a.yaml", "systems: [{id: zz-1, name: ZZ-1, category: uav, origin: [QQQ]}]", "unknown party 'QQQ'"),
        (
            "systems/a.yaml",
            "systems:\n- {id: zz-1, name: ZZ-1, category: uav}\n"
            "- {id: zz-2, name: ZZ-2, aliases: [ZZ 1], category: uav}",
            "zz-2: 'ZZ 1' is also a form of the unrelated zz-1",
        ),
        (
            "systems/a.yaml",
            "systems:\n- {id: zz-1, name: ZZ-1, category: uav}\n"
            "- {id: zz-2, name: ZZ-2, aliases: [ZZ 1], category: uav, variant_of: zz-1}",
            "its relative",
        ),
        (
            "systems/a.yaml",
            "systems:\n- {id: zz-1, name: ZZ-1, category: uav, variant_of: zz-2}\n"
            "- {id: zz-2, name: ZZ-2, category: uav, variant_of: zz-1}",
            "in a circle",
        ),
        ("systems/a.yaml", "systems: [{id: zz-1, name: ZZ-1, aliases: ['214'], category: uav}]", "bare number"),
        ("systems/a.yaml", "systems: [{id: zz-1, name: ZZ-1, aliases: [Z], category: uav}]", "too short"),
        ("makers.yaml", "makers: [{id: zz, name: Zed Works, home: QQQ, kind: maker}]", "unknown party 'QQQ'"),
        (
            "makers.yaml",
            "makers:\n- {id: zz, name: Zed, home: TUR, kind: maker}\n- {id: zy, name: Zed, home: TUR, kind: maker}",
            "maker zy: 'Zed' is also a form of zz",
        ),
        ("parties.yaml", "parties: [{code: ZZZ, name: Zed, kind: state, capitals: [Ankara]}]", "'Ankara' is also"),
        ("media.yaml", "outlets: [{id: zz, name: Zed News, home: QQQ, kind: medium}]", "unknown party 'QQQ'"),
        ("traps.yaml", "traps: [{phrase: Zed Zed}]", "holds no party's form"),
        ("traps.yaml", "traps: [{phrase: Ankara}]", "a party's own form"),
        ("pegs.yaml", "pegs: [{id: zz, currency: ZZZ, per_dollar: 2, since: 2000-01-01}]", "no such currency"),
        ("currencies.yaml", "currencies: [{code: ZZZ, name: Zed, names: [dollars]}]", "'dollars' is also a form"),
    ],
)
def test_a_contradiction_is_named(tmp_path: Path, name: str, text: str, words: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"provenance: written for this test\n{text}\n", encoding="utf-8")
    found = problems(load(tmp_path))
    assert any(words in line for line in found), found


@pytest.mark.parametrize("form", ["G6", "F-16", "K9", "Leopard", "type 99", "40L70"])
def test_a_sound_designation(form: str) -> None:
    assert designation_fault(form) is None


@pytest.mark.parametrize("form", ["9", "AH", "76/62", "", "mortar", "light tank"])
def test_a_weak_designation(form: str) -> None:
    assert designation_fault(form) is not None
