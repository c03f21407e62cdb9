"""Asking the search of a website that is open in a browser, as a reader does: by its field and its links."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chromium import Browser

# Types each query and waits until all of its links are there.
_ASK = """
(async () => {
  const field = document.querySelector("[data-tjplan=search]");
  const box = document.getElementById("tj-results") || document.getElementById("tj-found");
  const later = () => new Promise(done => setTimeout(done, 0));
  const ask = async query => {
    field.value = query;
    field.dispatchEvent(new Event("input", {bubbles: true}));
    while (!window.tjplanSearchIndex || box.getAttribute("aria-busy") === "true") await later();
    await later();
    while (box.getAttribute("aria-busy") === "true") await later();
    return {
      count: (box.querySelector(".tj-found__count") || box).textContent,
      hits: Array.from(box.querySelectorAll("[data-tjplan=hit]"), link => [link.href, link.textContent,
        Array.from(link.querySelectorAll("mark"), mark => mark.textContent)]),
    };
  };
  const answers = [];
  for (const query of QUERIES) answers.push(await ask(query));
  return answers;
})()
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A link of the list: where it leads, what it says, what is marked in it."""

    address: str
    text: str
    marked: tuple[str, ...]

    @property
    def target(self) -> str:
        """``status.html#area``."""
        return self.address.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Answer:
    count: str
    hits: tuple[Hit, ...]

    @property
    def targets(self) -> list[str]:
        return [hit.target for hit in self.hits]


def search(page: Browser, queries: Sequence[str]) -> list[Answer]:
    """The answer to each query, on the page that is open."""
    answers: list[dict[str, Any]] = page.ask(_ASK.replace("QUERIES", json.dumps(list(queries))))
    return [
        Answer(answer["count"], tuple(Hit(address, text, tuple(marked)) for address, text, marked in answer["hits"]))
        for answer in answers
    ]


def found(page: Browser, queries: Sequence[str]) -> list[list[str]]:
    """The targets that each query finds, asked of the index itself: quicker where there are many."""
    search(page, ["ready"])
    script = (
        "(() => { const finder = window.tjplanFinder(window.tjplanSearchIndex); return QUERIES.map(query =>"
        " (finder.find(query) || {hits: []}).hits.map(hit => hit.path + '#' + hit.anchor)) })()"
    )
    answers: list[list[str]] = page.ask(script.replace("QUERIES", json.dumps(list(queries))))
    return answers
