"""The face: what is public, how cheap asking is, and that no room looks into one above it."""

from __future__ import annotations

import ast
import itertools
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import vnforeign as vf

PACKAGE = Path(vf.__file__).parent
REFERENCE = Path(__file__).parents[1] / "docs" / "reference"


def run_python(code: str, *flags: str) -> str:
    """What a fresh process prints, with the package on its path."""
    code = f"import sys; sys.path.insert(0, {str(PACKAGE.parent)!r})\n{code}"
    done = subprocess.run(
        [sys.executable, *flags, "-c", code], capture_output=True, text=True, check=True
    )
    return done.stdout


def face() -> ast.Module:
    return ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))


def typed_imports() -> dict[str, set[str]]:
    """The names that type checkers see, by the module they come from."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(face()):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("vnforeign"):
            module = (node.module or "").removeprefix("vnforeign.")
            for alias in node.names:
                assert alias.asname == alias.name, "`as` the same name: a re-export"
                found.setdefault(module, set()).add(alias.name)
    return found


def doc_of_constant(name: str) -> str:
    """The text under an assignment, which documents a public constant."""
    for path in rooms():
        body = ast.parse(path.read_text("utf-8")).body
        for node, after in itertools.pairwise(body):
            target = ast.unparse(node.target) if isinstance(node, ast.AnnAssign) else ""
            if target == name and isinstance(after, ast.Expr):
                return str(ast.literal_eval(after.value))
    return ""


class TestImportingIsCheap:
    """«importing the face reads no data, and loads neither cattrs nor Hypothesis»"""

    HEAVY = frozenset(
        {"attr", "attrs", "cattrs", "hypothesis", "json", "decimal", "rich", "typing"}
    )

    def test_importing_the_face_loads_nothing_but_the_face(self) -> None:
        code = """
before = set(sys.modules)
import vnforeign
print(*set(sys.modules) - before)
"""
        loaded = set(run_python(code, "-S").split())
        assert {name for name in loaded if name.startswith("vnforeign")} == {"vnforeign"}
        assert self.HEAVY.isdisjoint(loaded)

    def test_it_needs_no_other_package_to_be_there(self) -> None:
        """-I -S: no site-packages, so no attrs, no cattrs, no hypothesis to import."""
        assert (
            run_python("import vnforeign; print(len(dir(vnforeign)) > 80)", "-I", "-S") == "True\n"
        )

    def test_importing_the_face_reads_no_data(self) -> None:
        code = """
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import vnforeign
print(*opened, sep="\\n")
"""
        assert not [name for name in run_python(code).split("\n") if name.endswith(".json")]

    def test_loading_reads_no_collection(self) -> None:
        code = """
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import vnforeign
vnforeign.load()
print(*opened, sep="\\n")
"""
        read = [Path(name).name for name in run_python(code).split("\n") if name.endswith(".json")]
        assert read == ["meta.json"]

    def test_an_error_alone_loads_neither_attrs_nor_cattrs(self) -> None:
        code = "import vnforeign; vnforeign.VnforeignError; print(*sys.modules)"
        assert {"attrs", "cattrs"}.isdisjoint(run_python(code, "-S").split())

    def test_nothing_in_use_loads_hypothesis(self) -> None:
        code = """
import vnforeign as vf
for name in vf.__all__:
    getattr(vf, name)
vf.check(vf.load())
print(*sys.modules)
"""
        assert "hypothesis" not in run_python(code).split()


class TestPublicNames:
    """«Every public name is annotated, documented with units, errors and an example»"""

    def test_the_table_of_homes_is_what_type_checkers_see(self) -> None:
        assert {module: set(names) for module, names in vf._HOME.items()} == typed_imports()

    def test_all_is_the_table_of_homes_sorted(self) -> None:
        homes = [name for names in vf._HOME.values() for name in names]
        assert sorted(homes) == sorted(vf.__all__)
        assert len(set(homes)) == len(homes)
        assert vf.__all__ == sorted(vf.__all__)

    def test_dir_is_all(self) -> None:
        assert dir(vf) == sorted(vf.__all__)

    @pytest.mark.parametrize("name", vf.__all__)
    def test_a_name_resolves_to_what_its_home_has(self, name: str) -> None:
        home = next(module for module, names in vf._HOME.items() if name in names)
        module = __import__(f"vnforeign.{home}", fromlist=[name])
        assert getattr(vf, name) is getattr(module, name)
        assert name in getattr(module, "__all__", [name])

    @pytest.mark.parametrize("name", sorted(set(vf.__all__) - {"__version__"}))
    def test_a_name_says_what_it_is_for(self, name: str) -> None:
        value = getattr(vf, name)
        said = value.__doc__ if callable(value) else doc_of_constant(name)
        assert said.split("\n")[0].endswith((".", ":")), "a sentence"

    def test_a_name_is_looked_up_once(self) -> None:
        code = """
import vnforeign as vf
before = "Tier" in vars(vf)
vf.Tier
print(before, "Tier" in vars(vf))
"""
        assert run_python(code) == "False True\n"

    def test_a_name_that_is_not_there_is_an_attribute_error(self) -> None:
        with pytest.raises(AttributeError, match="module 'vnforeign' has no attribute 'Ladder'"):
            vf.Ladder  # noqa: B018
        with pytest.raises(ImportError):
            exec("from vnforeign import Ladder")  # noqa: S102

    @pytest.mark.parametrize("first", ["vnforeign.checks", "vnforeign.aggregate", "vnforeign.cli"])
    def test_a_room_imported_first_hides_no_public_name(self, first: str) -> None:
        """`vf.rules` and `vf.checks`, `vf.series` and its module: the names stay functions."""
        code = f"""
import {first}
import vnforeign as vf
print(all(callable(getattr(vf, n)) for n in ("rules", "rule", "check", "series", "total")))
print(vf.rules()[0].code)
"""
        assert run_python(code) == "True\nVNF001\n"

    def test_every_public_name_has_a_page(self) -> None:
        pages = "\n".join(page.read_text("utf-8") for page in sorted(REFERENCE.glob("*.md")))
        shown = re.findall(r"^::: vnforeign\.(\w+)\b", pages, re.MULTILINE)
        missing = set(vf.__all__) - {"__version__"} - set(shown)
        assert not missing
        assert len(shown) == len(set(shown)), "each on one page only"

    def test_the_package_is_typed(self) -> None:
        assert (PACKAGE / "py.typed").is_file()

    def test_the_version_is_a_version(self) -> None:
        assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+(?:\.?(?:a|b|rc|dev)[0-9]+)?", vf.__version__)


FLOORS = (
    {"_version", "errors"},
    {"values"},
    {"model"},
    {"_bulk"},
    {"convert"},
    {"_tables"},
    {"dataset"},
    {"checks", "aggregate", "extract", "interchange", "_canonical"},
    # frames ask the road of records why a sum is refused; strategies draw what checks and sums
    # give, and plot draws it
    {"_brief", "_check", "_curation", "_rule_pages", "frames", "plot", "strategies"},
    {"_hypothesis"},
    {"cli"},
)
"""The rooms, lowest floor first."""


def rooms() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def floor_of(room: str) -> int:
    return next(floor for floor, rooms in enumerate(FLOORS) if room in rooms)


def imported_rooms(path: Path) -> Iterator[str]:
    """The rooms of this package a module imports from, also inside its functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "absolute imports only"
            if node.module == "vnforeign":
                yield from (alias.name for alias in node.names)
            elif (node.module or "").startswith("vnforeign."):
                yield (node.module or "").split(".")[1]
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("vnforeign."):
                    yield alias.name.split(".")[1]


class TestFloors:
    """«a room imports only from floors below it»"""

    @pytest.mark.parametrize("path", rooms(), ids=lambda p: str(p.relative_to(PACKAGE)))
    def test_a_module_imports_only_from_floors_below_or_its_own_room(self, path: Path) -> None:
        own = room_of(path)
        for room in imported_rooms(path):
            assert room == own or floor_of(room) < floor_of(own), f"{own} imports {room}"

    def test_every_room_has_its_floor(self) -> None:
        assert {room_of(path) for path in rooms()} <= set().union(*FLOORS)

    def test_the_model_does_not_know_its_file_format(self) -> None:
        for path in (PACKAGE / "model").glob("*.py"):
            names = {
                alias.name
                for node in ast.walk(ast.parse(path.read_text("utf-8")))
                if isinstance(node, ast.Import | ast.ImportFrom)
                for alias in node.names
            }
            assert {"json", "cattrs"}.isdisjoint(names)
