import os
import socket
from pathlib import Path

import pytest

from pipeline import discover as module
from pipeline.discover import Source, discover, natural, printable


def put(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return folder


def only(folder: Path) -> Source:
    (source,) = discover(folder)
    return source


def names_of(source: Source) -> list[str]:
    return [name for name, _ in source.files]


def test_a_file_is_one_circular(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b.txt")
    assert discover(tmp_path / "a.txt") == [Source("a", (("a.txt", tmp_path / "a.txt"),), 1)]


def test_files_and_folders_of_a_collection_in_the_order_of_ids(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/通知.txt", "c", "烈山区2023年.第1版.txt", "B.txt")
    found = discover(tmp_path)
    assert [source.document_id for source in found] == ["B", "a", "b", "c", "烈山区2023年.第1版"]
    assert not any(source.problem for source in found)
    assert names_of(found[1]) == ["a/通知.txt"]


def test_a_folder_holds_all_files_below_it_in_natural_order(tmp_path: Path) -> None:
    put(tmp_path, "a/附件10.txt", "a/附件2.txt", "a/附件/附件十.txt", "a/附件/附件二.txt")
    assert names_of(only(tmp_path)) == [
        "a/附件/附件二.txt",
        "a/附件/附件十.txt",
        "a/附件2.txt",
        "a/附件10.txt",
    ]


def test_natural_order() -> None:
    names = ["附件二十一", "附件十一", "附件三", "附件1", "附件01", "附件", "十百", ""]
    expected = ["", "十百", "附件", "附件01", "附件1", "附件三", "附件十一", "附件二十一"]
    assert sorted(names, key=natural) == expected


def test_what_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, ".gitkeep", ".cache/a.txt", "~$a.docx", "Thumbs.db", "a.txt", "b/.c", "b/b.txt")
    assert [names_of(source) for source in discover(tmp_path)] == [["a.txt"], ["b/b.txt"]]


def test_an_empty_collection_has_no_circulars(tmp_path: Path) -> None:
    assert discover(put(tmp_path, ".gitkeep")) == []


def test_an_empty_folder_in_a_collection_is_a_failed_document(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert only(tmp_path) == Source("a", problem="文件夹里没有文件")


def test_two_sources_with_one_id_are_one_failed_document(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", "a.txt", "a/1.txt", "b.txt")
    double, single = discover(tmp_path)
    assert double.document_id == "a"
    assert double.problem == "3 个来源的编号相同：a、a.pdf、a.txt，请改名或移走多余的"
    assert names_of(double) == ["a/1.txt", "a.pdf", "a.txt"]
    assert single.problem is None


def test_links_within_the_collection_are_followed(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b/1.txt")
    (tmp_path / "c.txt").symlink_to("a.txt")
    (tmp_path / "d").symlink_to("b")
    found = {source.document_id: source for source in discover(tmp_path)}
    assert names_of(found["c"]) == ["c.txt"]
    assert names_of(found["d"]) == ["d/1.txt"]


@pytest.mark.parametrize(
    ("name", "target", "said"),
    [
        ("a.txt", "../outside.txt", "链接指向文件夹之外"),
        ("a.txt", "/etc/passwd", "链接指向文件夹之外"),
        ("a/b.txt", "../../outside.txt", "链接指向文件夹之外"),
        ("a", "..", "链接指向文件夹之外"),
        ("a.txt", "nowhere.txt", "链接没有指向任何文件"),
        ("a.txt", "a.txt", "链接没有指向任何文件"),
        ("a", ".", "链接指向已经包含的文件夹"),
        ("a/b", "../a", "链接指向已经包含的文件夹"),
    ],
)
def test_links_that_lead_astray(tmp_path: Path, name: str, target: str, said: str) -> None:
    put(tmp_path, "outside.txt")
    link = tmp_path / "collection" / name
    link.parent.mkdir(parents=True)
    link.symlink_to(target)
    source = only(tmp_path / "collection")
    assert source.document_id == "a"
    assert source.files == ()
    assert source.problem == f"{link.name}：{said}"


def test_a_link_in_place_of_a_collection_is_followed(tmp_path: Path) -> None:
    put(tmp_path, "real/a.txt")
    (tmp_path / "raw").symlink_to("real")
    assert names_of(only(tmp_path / "raw")) == ["a.txt"]
    (tmp_path / "b.txt").symlink_to("real/a.txt")
    assert only(tmp_path / "b.txt").problem is None


def test_special_files_are_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "sub").mkdir()
    os.mkfifo(tmp_path / "sub" / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s")
        found = discover(tmp_path)
    assert [source.problem for source in found] == [
        "pipe.txt：不是普通文件",
        "s：不是普通文件",
        "pipe.txt：不是普通文件",
    ]


def test_names_that_are_no_text(tmp_path: Path) -> None:
    for name in (b"\xff.txt", b"a\x1b[31m.txt", "b\u202e.txt".encode(), "全　角.txt".encode()):
        (tmp_path / os.fsdecode(name)).write_text("x", encoding="utf-8")
    found = discover(tmp_path)
    assert [source.document_id for source in found] == ["\\xff", "a\\x1b[31m", "b\\u202e", "全　角"]
    assert [bool(source.problem) for source in found] == [True, True, True, False]
    assert all("请改名" in (source.problem or "请改名") for source in found)


def test_a_name_too_long_for_the_output(tmp_path: Path) -> None:
    put(tmp_path, "民" * 83, "民" * 79 + ".txt")
    short, long = discover(tmp_path)
    assert (short.problem, long.problem) == (None, "文件名过长，超过 240 字节，请改名")


def test_names_are_escaped_until_all_is_visible() -> None:
    assert printable("a\nb\x9b\u200b\u2028\udcff民") == r"a\nb\x9b\u200b\u2028\xff民"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(module.SIZE_LIMIT + 1)
    assert only(tmp_path) == Source("a", problem="文件过大，超过 200 MB")


def test_what_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a/1.txt", "b.txt")

    def names(folder: Path) -> list[str]:
        if folder.name == "a":
            raise PermissionError(13, "Permission denied", str(folder))
        return ["a", "b.txt"]

    monkeypatch.setattr(module, "_names", names)
    denied, sound = discover(tmp_path)
    assert denied == Source("a", problem="没有读取权限")
    assert sound.problem is None
