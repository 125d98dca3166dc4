"""What the pages show is what comes out; `make pages` writes them anew."""

import re
from pathlib import Path

import pytest
from pages import PAGES, ROOT, copy_of_the_corpus, with_console_output, with_python_output


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_command_prints_what_the_page_shows(page: Path) -> None:
    shown = page.read_text("utf-8")
    with copy_of_the_corpus():
        assert with_console_output(shown) == shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_of_a_page_runs_as_shown(page: Path) -> None:
    shown = page.read_text("utf-8")
    with copy_of_the_corpus():
        assert with_python_output(shown, page.name) == shown


def test_the_readme_opens_with_the_two_commands() -> None:
    head = (ROOT / "README.md").read_text("utf-8").split("\n## ")[0]
    assert "make build" in head
    assert "make test" in head


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_to_a_file_of_the_project_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8"))
    missing = [link for link in links if not (page.parent / link).exists()]
    assert missing == []
