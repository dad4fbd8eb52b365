"""Models: had from a records server, a folder or an archive; verified, resumed, removed."""

import hashlib
import http.server
import json
import shutil
import struct
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from farwire.errors import ConfigurationError, ModelUnusable, NoModel
from farwire.translate import (
    add_model,
    available_models,
    choose,
    choose_engine,
    folders,
    list_models,
    remove_model,
    translate_lines,
    verify_models,
)
from farwire.translate.folders import bundled_folders, model_files
from farwire.translate.models import installed


class Server:
    """A records server with files; `cut` names a file that breaks off half way, once."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.records: list[dict[str, object]] = []
        self.ranges: list[str] = []
        self.cut = ""
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                name = self.path.lstrip("/")
                if name == "records":
                    self.answer(200, json.dumps({"data": server.records}).encode())
                elif name in server.files:
                    self.send_file(name, server.files[name])
                else:
                    self.answer(404, b"")

            def send_file(self, name: str, content: bytes) -> None:
                asked = self.headers.get("Range", "")
                server.ranges += [asked] if asked else []
                start = int(asked.removeprefix("bytes=").rstrip("-")) if asked else 0
                self.answer(206 if asked else 200, content[start:], cut=name == server.cut)
                server.cut = "" if name == server.cut else server.cut

            def answer(self, status: int, content: bytes, *, cut: bool = False) -> None:
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content[: len(content) // 2] if cut else content)

            def log_message(self, *_: object) -> None:
                pass

        self._httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._httpd.server_address[1]}/records"
        self._thread = threading.Thread(target=self._httpd.serve_forever)
        self._thread.start()

    def offer(self, folder: Path, source: str, target: str, version: str = "2.0") -> None:
        files = model_files(folder)
        kinds = {"model": files.model, "lex": files.shortlist, "vocab": files.source_vocabulary}
        for kind, path in kinds.items():
            assert path is not None
            content = path.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            self.files[f"files/{version}-{path.name}"] = content
            attachment = {"location": f"files/{version}-{path.name}", "size": len(content), "hash": digest}
            self.records.append(
                {
                    "name": path.name,
                    "fileType": kind,
                    "sourceLanguage": source,
                    "targetLanguage": target,
                    "version": version,
                    "architecture": "tiny",
                    "decompressedHash": digest,
                    "attachment": attachment,
                }
            )

    def close(self) -> None:
        self._httpd.shutdown()
        self._thread.join()
        self._httpd.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    found = Server()
    folders = bundled_folders()
    found.offer(folders["pt", "en"], "gl", "en")
    found.offer(folders["en", "pt"], "en", "es")
    yield found
    found.close()


def test_a_pair_is_added_and_used(server: Server, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    (added,) = add_model(tmp_path, "gl", "en", url=server.url, progress=lambda *step: told.append(step))
    assert (added.pair, added.version, added.licence) == ("gl-en", "2.0", "MPL-2.0")
    assert any(done == size for _, done, size in told)
    assert (added.folder / "LICENSE").read_text(encoding="utf-8").startswith("These model files are licensed")
    choice = choose_engine("gl", "en", engines=["marian"], models_folder=tmp_path)
    assert choice is not None
    assert translate_lines(["O tribunal adiou o julgamento."], choice)[0].target == "The court postponed the trial."
    assert [model.damage for model in verify_models(tmp_path)] == [None] * 3


def zstandard(content: bytes) -> bytes:
    """A Zstandard frame (RFC 8878) of raw blocks: packed, but not smaller."""
    blocks = [content[start : start + 100_000] for start in range(0, len(content), 100_000)]
    frame = b"\x28\xb5\x2f\xfd\xa0" + struct.pack("<I", len(content))
    for number, block in enumerate(blocks, 1):
        frame += ((len(block) << 3) | (number == len(blocks))).to_bytes(3, "little") + block
    return frame


@pytest.mark.parametrize("honest", [True, False])
def test_packed_files_are_unpacked_and_verified(server: Server, tmp_path: Path, honest: bool) -> None:
    for record in server.records:
        attachment = record["attachment"]
        assert isinstance(attachment, dict)
        packed = zstandard(server.files[attachment["location"]])
        server.files[attachment["location"]] = packed
        attachment |= {"size": len(packed), "hash": hashlib.sha256(packed).hexdigest()}
        if not honest:
            record["decompressedHash"] = "0" * 64
    if honest:
        (added,) = add_model(tmp_path, "gl", "en", url=server.url)
        assert added.pair == "gl-en"
    else:
        with pytest.raises(ModelUnusable, match="damaged"):
            add_model(tmp_path, "gl", "en", url=server.url)


def test_a_pivot_brings_both_models(server: Server, tmp_path: Path) -> None:
    assert [model.pair for model in add_model(tmp_path, "gl", "es", url=server.url)] == ["en-es", "gl-en"]
    choice = choose_engine("gl", "es", engines=["marian"], models_folder=tmp_path)
    assert choice is not None
    assert choice.pivot == "en"


def test_a_download_goes_on_where_it_broke_off(server: Server, tmp_path: Path) -> None:
    server.cut = next(name for name in server.files if "model" in name)
    with pytest.raises(NoModel, match="broke off"):
        add_model(tmp_path, "gl", "en", url=server.url)
    assert "gl-en" not in [model.pair for model in list_models(tmp_path)]
    add_model(tmp_path, "gl", "en", url=server.url)
    assert len(server.ranges) == 1
    assert "gl-en" in [model.pair for model in list_models(tmp_path)]


def test_a_file_damaged_on_the_way_is_not_used(server: Server, tmp_path: Path) -> None:
    name = next(name for name in server.files if "vocab" in name)
    server.files[name] = server.files[name][:-1] + bytes([server.files[name][-1] ^ 1])
    with pytest.raises(ModelUnusable, match="damaged"):
        add_model(tmp_path, "gl", "en", url=server.url)
    assert list_models(tmp_path, "gl") == ()


def test_the_newest_version_is_offered(server: Server) -> None:
    server.offer(bundled_folders()["pt", "en"], "gl", "en", "2.10")
    server.offer(bundled_folders()["pt", "en"], "gl", "en", "2.9")
    assert [offer.version for offer in available_models(server.url) if offer.source_language == "gl"] == ["2.10"]


@pytest.mark.parametrize("pair", [("de", "en"), ("gl", "de")])
def test_what_is_not_offered_is_said(server: Server, tmp_path: Path, pair: tuple[str, str]) -> None:
    with pytest.raises(NoModel, match="no model"):
        add_model(tmp_path, *pair, url=server.url)


@pytest.mark.parametrize("name", ["../../evil.bin", "a/b.bin", "", "x" * 300])
def test_names_that_lead_elsewhere_are_refused(server: Server, name: str) -> None:
    server.records[0]["name"] = name
    with pytest.raises(ModelUnusable, match="may not be named"):
        available_models(server.url)


def test_from_a_folder_and_an_archive(tmp_path: Path) -> None:
    folder = bundled_folders()["pt", "en"]
    add_model(tmp_path / "a", "gl", "en", path=folder)
    archive = tmp_path / "model.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in folder.iterdir():
            file.write(path, f"../../{path.name}")
    add_model(tmp_path / "b", "gl", "en", path=archive)
    packed = shutil.make_archive(str(tmp_path / "model"), "gztar", folder)
    add_model(tmp_path / "c", "gl", "en", path=Path(packed))
    for name in "abc":
        assert [model.pair for model in list_models(tmp_path / name, "gl")] == ["gl-en"]
    assert not any((tmp_path / name).joinpath("gl-en", "tokenizer.json").exists() for name in "abc")


def test_damage_is_named_and_fails_the_translation(tmp_path: Path) -> None:
    add_model(tmp_path, "gl", "en", path=bundled_folders()["pt", "en"])
    model = next((tmp_path / "gl-en").glob("model*.bin"))
    content = bytearray(model.read_bytes())
    content[-1000] ^= 1
    model.write_bytes(content)
    damage = {model.pair: model.damage for model in verify_models(tmp_path)}["gl-en"]
    assert damage is not None
    assert model.name in damage
    choice = choose_engine("gl", "en", engines=["marian"], models_folder=tmp_path)
    assert choice is not None
    with pytest.raises(ModelUnusable, match=r"model.*bin.*damaged"):
        translate_lines(["Chove."], choice)


def test_what_is_no_model_is_not_added(tmp_path: Path) -> None:
    (tmp_path / "junk").mkdir()
    (tmp_path / "junk" / "model.x.bin").write_bytes(b"junk")
    (tmp_path / "junk" / "vocab.x.spm").write_bytes(b"junk")
    for path in (tmp_path / "junk", tmp_path / "nowhere"):
        with pytest.raises((ModelUnusable, NoModel)):
            add_model(tmp_path / "models", "de", "en", path=path)
    assert list_models(tmp_path / "models", "de") == ()


def test_removing(tmp_path: Path) -> None:
    add_model(tmp_path, "gl", "en", path=bundled_folders()["pt", "en"])
    assert remove_model(tmp_path, "gl", "en") is True
    assert remove_model(tmp_path, "gl", "en") is False
    with pytest.raises(ConfigurationError, match="comes with the product"):
        remove_model(tmp_path, "pt", "en")


@pytest.fixture
def brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The bundled model pt-en, copied where a test may damage it, in place of the real one."""
    folder = tmp_path / "package" / bundled_folders()["pt", "en"].name
    shutil.copytree(bundled_folders()["pt", "en"], folder)
    monkeypatch.setattr(folders, "bundled_folders", lambda: {("pt", "en"): folder})
    monkeypatch.setattr(choose, "bundled_folders", lambda: {("pt", "en"): folder})
    monkeypatch.setattr(installed, "bundled_folders", lambda: {("pt", "en"): folder})
    return folder


@pytest.mark.parametrize("pattern", ["model*.bin", "lex*.bin", "vocab*.spm"])
def test_what_comes_with_the_product_is_pinned(brought: Path, tmp_path: Path, pattern: str) -> None:
    assert [model.damage for model in verify_models(tmp_path)] == [None]
    path = next(brought.glob(pattern))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    (model,) = verify_models(tmp_path)
    assert model.damage is not None
    assert path.name in model.damage
    choice = choose_engine("pt", "en", engines=["marian"], models_folder=tmp_path)
    assert choice is not None
    with pytest.raises(ModelUnusable, match=r"damaged"):
        translate_lines(["Chove."], choice)


def test_another_version_than_the_pinned_one_is_not_used(
    brought: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "PINNED", {"pten-1": {}})
    (model,) = verify_models(tmp_path)
    assert model.damage is not None
    assert "released with" in model.damage


def test_of_several_models_the_right_one_is_taken(tmp_path: Path) -> None:
    both = tmp_path / "both"
    for folder in bundled_folders().values():
        shutil.copytree(folder, both / folder.name)
    add_model(tmp_path / "models", "pt", "en", path=both)
    assert {path.name for path in (tmp_path / "models" / "pt-en").glob("*.bin")} == {
        path.name for path in bundled_folders()["pt", "en"].glob("*.bin")
    }
    with pytest.raises(ModelUnusable, match="several files"):
        add_model(tmp_path / "models", "gl", "en", path=both)


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "can't be read"), (b"", "neither a folder nor"), (b"PK\x03\x04 cut", "neither a folder")],
)
def test_what_is_no_archive_is_named(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "archive"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NoModel, match=words):
        add_model(tmp_path / "models", "gl", "en", path=path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoModel, match=r"empty: holds no model"):
        add_model(tmp_path / "models", "gl", "en", path=tmp_path / "empty")
