from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careercli.errors import CareerError, ExitCode, PersonalFileError, UsageError
from careercli.me.drafts import finish_draft, leftover_drafts, read_draft, start_draft
from careercli.me.model import Person, QuizRecord
from careercli.me.schema import Schema
from careercli.me.store import PersonalStore
from me.me_factory import ana, listing, people, run, store


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def one_line(error: CareerError) -> bool:
    return "\n" not in error.message and error.exit_code is ExitCode.PERSONAL_FILE


@settings(max_examples=25)
@given(person=people)
def test_what_was_saved_is_loaded(tmp_path_factory: pytest.TempPathFactory, person: Person) -> None:
    folder = tmp_path_factory.mktemp("me")
    store(folder).update(lambda _: person)
    assert store(folder).load().person == person


def test_looking_creates_nothing(tmp_path: Path) -> None:
    kept = store(tmp_path / "data" / "careercli")
    assert kept.load().person.is_empty
    assert not kept.load().exists
    assert kept.copies() == ()
    assert leftover_drafts(kept.folder) == ()
    assert kept.update(lambda person: person).written is False
    assert kept.forget() == ()
    assert list(tmp_path.iterdir()) == []


def test_the_file_reads_well_and_notes_stand_in_it_line_by_line(tmp_path: Path) -> None:
    store(tmp_path).update(lambda _: ana())
    text = (tmp_path / "me.json").read_text("utf-8")
    assert '      "Ask Tomás.",\n' in text
    assert list(json.loads(text))[:2] == ["careercli", "version"]


def test_file_and_folder_are_private_whatever_the_umask(tmp_path: Path) -> None:
    for umask in (0o000, 0o022, 0o777):
        folder = tmp_path / f"{umask:o}" / "careercli"
        before = os.umask(umask)
        try:
            store(folder).update(lambda _: ana())
            draft = start_draft(folder, "head-baker", "text")
        finally:
            os.umask(before)
        assert mode(folder) == mode(folder.parent) == mode(folder / "drafts") == 0o700
        assert mode(folder / "me.json") == mode(draft) == 0o600
        assert mode(folder / "me.lock") & 0o077 == 0


def test_nothing_is_readable_by_others_for_a_single_moment(tmp_path: Path) -> None:
    code = """
import os, stat, sys
from pathlib import Path
from careercli.me.model import Person
from careercli.me.store import PersonalStore
os.umask(0)
real_open, real_mkdir = os.open, os.mkdir
seen = []
def watch_open(path, flags, mode=0o777, **more):
    handle = real_open(path, flags, mode, **more)
    if flags & os.O_CREAT:
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
    return handle
def watch_mkdir(path, mode=0o777, **more):
    real_mkdir(path, mode, **more)
    seen.append(stat.S_IMODE(os.stat(path).st_mode))
os.open, os.mkdir = watch_open, watch_mkdir
PersonalStore(Path(sys.argv[1])).update(lambda p: p.with_skill("sql", 3))
print(sorted(map(oct, set(seen))), len(seen))
"""
    assert run(code, tmp_path / "a" / "b").stdout == "['0o600', '0o700'] 4\n"


def test_a_folder_open_to_others_is_closed_at_the_next_change(tmp_path: Path) -> None:
    folder = tmp_path / "careercli"
    folder.mkdir(0o755)
    folder.chmod(0o755)
    store(folder).load()
    assert mode(folder) == 0o755
    store(folder).update(lambda _: ana())
    assert mode(folder) == 0o700


def test_no_save_writes_nothing_at_all_and_still_remembers_within_the_session(tmp_path: Path) -> None:
    folder = tmp_path / "careercli"
    fresh = store(folder, save=False)
    assert fresh.update(lambda p: p.with_skill("sql", 3)).written is False
    assert fresh.load().person.skills == {"sql": 3}
    assert list(tmp_path.iterdir()) == []

    store(folder).update(lambda _: ana())
    before = listing(tmp_path)
    kept = store(folder, save=False)
    kept.update(lambda p: p.with_skill("sql", 3))
    kept.update(lambda p: p.with_skill("writing", 4))
    assert kept.load().person.skills == {**ana().skills, "sql": 3, "writing": 4}
    with pytest.raises(UsageError):
        kept.forget()
    assert listing(tmp_path) == before


def test_a_damaged_file_is_left_alone_by_reading_even_without_saving(tmp_path: Path) -> None:
    (tmp_path / "me.json").write_text('{"version": 1, "skills": {"sql": 3', "utf-8")
    before = listing(tmp_path)
    store(tmp_path, save=False).update(lambda p: p.with_skill("sql", 1))
    store(tmp_path).load()
    assert listing(tmp_path) == before


def test_a_damaged_file_is_kept_aside_and_said_so_and_the_readable_parts_live_on(tmp_path: Path) -> None:
    store(tmp_path).update(lambda _: ana())
    whole = (tmp_path / "me.json").read_bytes()
    cut = whole[: whole.index(b'"plans"') + 20]
    (tmp_path / "me.json").write_bytes(cut)

    loaded = store(tmp_path).load()
    assert "is damaged" in loaded.notices[0]
    assert loaded.person.notes == ana().notes
    assert loaded.person.shortlist == ana().shortlist

    saved = store(tmp_path).update(lambda p: p.with_skill("sql", 3))
    assert "It is kept as me.damaged-20261123-120000.json" in saved.notices[0]
    assert (tmp_path / "me.damaged-20261123-120000.json").read_bytes() == cut
    assert mode(tmp_path / "me.damaged-20261123-120000.json") == 0o600
    assert store(tmp_path).load().notices == ()
    assert store(tmp_path).load().person.skills == {**ana().skills, "sql": 3}
    assert [path.name for path in store(tmp_path).copies()] == ["me.damaged-20261123-120000.json"]


def test_damage_in_the_middle_costs_only_the_entry_it_hits(tmp_path: Path) -> None:
    person = replace(ana(), notes={"baker": "one", "cook": "two", "miller": "three"})
    store(tmp_path).update(lambda _: person)
    text = (tmp_path / "me.json").read_text("utf-8")
    (tmp_path / "me.json").write_text(text.replace('"two"', '"two'), "utf-8")
    found = store(tmp_path).load().person
    assert found.notes == {"baker": "one", "miller": "three"}
    assert replace(found, notes=person.notes) == person


@settings(max_examples=60)
@given(cut=st.integers(0, 2500), noise=st.binary(max_size=6))
def test_no_damage_crashes_and_no_damaged_bytes_are_lost(
    tmp_path_factory: pytest.TempPathFactory, cut: int, noise: bytes
) -> None:
    folder = tmp_path_factory.mktemp("me")
    store(folder).update(lambda _: ana())
    whole = (folder / "me.json").read_bytes()
    damaged = whole[:cut] + noise + whole[cut + len(noise) + 1 :]
    (folder / "me.json").write_bytes(damaged)
    try:
        saved = store(folder).update(lambda p: p.with_saved("miller", ana().shortlist[0].since))
    except PersonalFileError as error:
        assert "newer careercli" in error.message
        assert (folder / "me.json").read_bytes() == damaged
        return
    if saved.notices:
        assert [path.read_bytes() for path in store(folder).copies()] == [damaged]
    assert store(folder).load().notices == ()


def test_two_damaged_files_in_one_second_are_both_kept(tmp_path: Path) -> None:
    for content in (b"one", b"two"):
        (tmp_path / "me.json").write_bytes(content)
        store(tmp_path).update(lambda p: p.with_skill("sql", 3))
    assert sorted(path.read_bytes() for path in store(tmp_path).copies()) == [b"one", b"two"]


def test_a_name_given_twice_by_hand_counts_as_damage_since_one_of_them_would_be_lost(tmp_path: Path) -> None:
    (tmp_path / "me.json").write_text('{"version": 1, "skills": {"sql": 3, "sql": 4}}', "utf-8")
    assert "sql is given twice" in store(tmp_path).load().notices[0]


def test_entries_this_version_does_not_know_are_kept(tmp_path: Path) -> None:
    store(tmp_path).update(lambda _: ana())
    store(tmp_path).update(lambda p: p.with_skill("sql", 3))
    assert json.loads((tmp_path / "me.json").read_text("utf-8"))["from-a-later-idea"] == [1, {"kept": True}]


def test_a_file_from_a_newer_version_is_refused_and_untouched(tmp_path: Path) -> None:
    for content in ('{"version": 2, "skills": "of another shape"}', '{\n  "version": 7,\n  "broken": '):
        (tmp_path / "me.json").write_text(content, "utf-8")
        before = (tmp_path / "me.json").stat()
        kept = store(tmp_path)
        for attempt in (kept.load, lambda kept=kept: kept.update(lambda p: p.with_skill("sql", 3))):
            with pytest.raises(PersonalFileError, match="newer careercli") as caught:
                attempt()
            assert one_line(caught.value)
        after = (tmp_path / "me.json").stat()
        assert (tmp_path / "me.json").read_text("utf-8") == content
        assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
        assert kept.copies() == ()


def test_an_older_version_is_migrated_after_a_backup(tmp_path: Path) -> None:
    store(tmp_path).update(lambda _: ana())
    old = (tmp_path / "me.json").read_bytes()
    later = Schema(version=3, steps={1: _renamed, 2: _renamed_back})
    assert store(tmp_path, schema=later).load().person == ana()
    assert (tmp_path / "me.json").read_bytes() == old

    saved = store(tmp_path, schema=later).update(lambda person: person)
    assert saved.written
    assert (tmp_path / "me.backup-v1-20261123-120000.json").read_bytes() == old
    assert json.loads((tmp_path / "me.json").read_text("utf-8"))["version"] == 3
    assert store(tmp_path, schema=later).load().person == ana()


def _renamed(raw: dict[str, object]) -> dict[str, object]:
    role = raw.pop("current_role")
    return {**raw, "role": role}


def _renamed_back(raw: dict[str, object]) -> dict[str, object]:
    role = raw.pop("role")
    return {**raw, "current_role": role}


def test_a_migration_that_fails_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "me.json").write_text('{"version": 1}', "utf-8")
    later = Schema(version=2, steps={1: lambda raw: {"role": raw["no such part"]}})
    with pytest.raises(PersonalFileError, match="cannot be brought to version 2"):
        store(tmp_path, schema=later).update(lambda p: p.with_skill("sql", 3))
    assert (tmp_path / "me.json").read_text("utf-8") == '{"version": 1}'


def test_a_copy_is_kept_when_asked_for(tmp_path: Path) -> None:
    store(tmp_path).update(lambda _: ana())
    old = (tmp_path / "me.json").read_bytes()
    saved = store(tmp_path).update(lambda _: Person(current_role="cook"), keep_copy=True)
    assert "is kept as me.backup-20261123-120000.json" in saved.notices[0]
    assert (tmp_path / "me.backup-20261123-120000.json").read_bytes() == old


def test_what_could_not_be_read_back_is_refused_before_anything_is_touched(tmp_path: Path) -> None:
    store(tmp_path).update(lambda _: ana())
    before = listing(tmp_path)
    with pytest.raises(UsageError, match="this cannot be kept"):
        store(tmp_path).update(lambda p: replace(p, skills={"sql": 9}))
    strange = QuizRecord(ana().quizzes[0].taken, {"R1": float("nan")}, {})
    with pytest.raises(ValueError, match="JSON"):
        store(tmp_path).update(lambda p: p.with_quiz(strange))
    with pytest.raises(ZeroDivisionError):
        store(tmp_path).update(lambda p: replace(p, years=1 / 0))
    assert listing(tmp_path) == before


def test_half_characters_pasted_into_a_note_are_kept(tmp_path: Path) -> None:
    store(tmp_path).update(lambda p: p.with_note("baker", "caf\udce9"))
    assert store(tmp_path).load().person.notes == {"baker": "caf\udce9"}


def test_forgetting_deletes_file_copies_drafts_and_leftovers_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "careercli"
    store(folder).update(lambda _: ana())
    store(folder).update(lambda p: p.with_skill("sql", 3), keep_copy=True)
    start_draft(folder, "head-baker", "half a thought")
    (folder / ".me.json.abc.writing").write_text("killed", "utf-8")
    (folder / "my own file.txt").write_text("mine", "utf-8")
    gone = store(folder).forget()
    assert gone == ("drafts/head-baker.md", "me.backup-20261123-120000.json", "me.json")
    assert [path.name for path in folder.iterdir()] == ["my own file.txt"]
    (folder / "my own file.txt").unlink()
    store(folder).update(lambda _: ana())
    store(folder).forget()
    assert list(tmp_path.iterdir()) == []


def test_a_draft_survives_until_it_is_finished_and_two_of_one_name_do_not_meet(tmp_path: Path) -> None:
    first = start_draft(tmp_path, "Head Baker/../../x", "one\r\ntwo")
    second = start_draft(tmp_path, "Head Baker/../../x", "three")
    assert first.parent == second.parent == tmp_path / "drafts"
    assert [read_draft(path) for path in leftover_drafts(tmp_path)] == ["three", "one\r\ntwo"]
    finish_draft(first)
    assert leftover_drafts(tmp_path) == (second,)
    second.write_bytes(b"caf\xe9")
    with pytest.raises(PersonalFileError, match="not in UTF-8"):
        read_draft(second)
    with pytest.raises(PersonalFileError, match="is gone"):
        read_draft(first)


def test_symbolic_links_are_followed_neither_for_reading_nor_for_writing(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "careercli", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.write_text('{"version": 1, "skills": {"sql": 3}}', "utf-8")
    for name in ("me.json", "me.lock"):
        (folder / "me.lock").unlink(missing_ok=True)
        (folder / name).symlink_to(elsewhere)
        with pytest.raises(PersonalFileError, match="symbolic link") as caught:
            store(folder).update(lambda p: p.with_skill("sql", 1))
        assert one_line(caught.value)
        (folder / name).unlink()
    (folder / "me.json").symlink_to(elsewhere)
    with pytest.raises(PersonalFileError, match="symbolic link"):
        store(folder).load()
    (folder / "me.json").unlink()
    (folder / "drafts").symlink_to(tmp_path)
    with pytest.raises(PersonalFileError, match="symbolic link"):
        start_draft(folder, "x", "y")
    assert elsewhere.read_text("utf-8") == '{"version": 1, "skills": {"sql": 3}}'
    assert sorted(path.name for path in tmp_path.iterdir()) == ["careercli", "elsewhere"]


def test_forgetting_removes_a_link_and_not_what_it_points_to(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "careercli", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.write_text("mine", "utf-8")
    (folder / "me.json").symlink_to(elsewhere)
    store(folder).forget()
    assert elsewhere.read_text("utf-8") == "mine"


def test_a_pipe_a_folder_or_a_giant_in_the_files_place_is_one_clear_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "me.json")
    with pytest.raises(PersonalFileError, match="is not a file"):
        store(tmp_path).load()
    (tmp_path / "me.json").unlink()
    (tmp_path / "me.json").mkdir()
    with pytest.raises(PersonalFileError) as caught:
        store(tmp_path).load()
    assert one_line(caught.value)
    (tmp_path / "me.json").rmdir()
    with (tmp_path / "me.json").open("wb") as file:
        file.truncate(65 * 2**20)
    with pytest.raises(PersonalFileError, match="larger than 64 MiB"):
        store(tmp_path).load()


def test_a_folder_that_cannot_be_is_one_clear_line_and_reading_goes_on_without_it(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be", "utf-8")
    for folder in (tmp_path / "home", tmp_path / "home" / "careercli"):
        kept = PersonalStore(folder)
        assert kept.load().person.is_empty
        with pytest.raises(PersonalFileError, match="cannot save to") as caught:
            kept.update(lambda p: p.with_skill("sql", 3))
        assert one_line(caught.value)
        assert caught.value.hint == "--no-save works without it and keeps nothing"
    assert (tmp_path / "home").read_text("utf-8") == "a file where the folder should be"


LONG = "x" * 5000


@pytest.mark.parametrize(
    "text",
    [
        f'{{"version": 1, "years": "{LONG}"}}',
        f'{{"version": 1, "{LONG}": 1, "{LONG}": 2}}',
        f'{{"version": 1, "skills": {{"{LONG}": 9}}}}',
        '{"version": 1, "practice": [' + ", ".join("1" for _ in range(900)) + "]}",
        '{"version": 1, "years": 1e999}',
        '{"version": 1, "years": ' + "9" * 5000 + "}",
        '{"version": 1, "years": ' + "9" * 400 + "}",
    ],
    ids=["value", "twice", "name", "many", "infinite", "digits", "beyond a float"],
)
def test_a_notice_of_damage_is_short_and_the_next_change_is_saved(tmp_path: Path, text: str) -> None:
    (tmp_path / "me.json").write_text(text)
    for notices in (
        store(tmp_path).load().notices,
        store(tmp_path).update(lambda p: p.with_skill("sql", 3)).notices,
    ):
        assert len(notices) == 1
        assert len(notices[0]) < 300
    assert store(tmp_path).load().person == Person(skills={"sql": 3})


@pytest.mark.exhaustive
def test_a_file_of_a_million_broken_lines_is_read_in_seconds(tmp_path: Path) -> None:
    (tmp_path / "me.json").write_text('{\n  "plans": [\n' + "    [\n" * 300_000)
    assert store(tmp_path).load().person == Person()


def test_a_closed_folder_is_said_as_such(ordinary_user: Path) -> None:
    folder = ordinary_user / "closed" / "careercli"
    folder.mkdir(parents=True)
    folder.parent.chmod(0)
    with pytest.raises(PersonalFileError, match="cannot look into"):
        assert store(folder).exists


def test_what_would_be_too_large_to_be_read_again_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("careercli.me.store.LARGEST", 1000)
    with pytest.raises(UsageError, match="more than"):
        store(tmp_path).update(lambda person: person.with_note("baker", "x" * 2000))
    assert not (tmp_path / "me.json").exists()
