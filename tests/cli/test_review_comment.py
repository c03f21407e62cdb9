"""``.ci/comment``: one comment a pull or merge request, kept up to date, and a token that goes nowhere else."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

MARKER = "<!-- tjplan diff -->"
TEXT = f"{MARKER}\n\n## 1 处改动\n\n改了一处。\n"
TOKEN = "t0ken-of-the-test"
FORGES = ("GitHub", "Gitea", "Forgejo", "GitLab")
BOT = {"GitHub": "github-actions[bot]", "Gitea": "gitea-actions", "Forgejo": "forgejo-actions", "GitLab": "project_bot"}


class Api(ThreadingHTTPServer):
    """A forge that keeps comments: what it holds, what it was asked, and how it refuses."""

    daemon_threads = True

    def __init__(self, forge: str) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.forge = forge
        self.comments: list[dict[str, Any]] = []
        self.asked: list[tuple[str, str]] = []
        self.tokens: list[str | None] = []
        self.refuse: dict[str, tuple[int, str]] = {}
        self.elsewhere = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/api/v0"

    def comment(self, body: str, by: str) -> dict[str, Any]:
        who = {"author": {"username": by}} if self.forge == "GitLab" else {"user": {"login": by}}
        self.comments.append({"id": 100 + len(self.comments), "body": body, **who})
        return self.comments[-1]


class Answers(BaseHTTPRequestHandler):
    """The part of the APIs that the script may use; anything else is an error of the test."""

    server: Api

    def do(self) -> None:
        api, path = self.server, self.path.partition("?")[0]
        api.asked.append((self.command, path))
        api.tokens.append(self.headers.get("PRIVATE-TOKEN") or self.headers.get("Authorization"))
        given = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
        if self.command in api.refuse:
            code, message = api.refuse[self.command]
            return self.answer(code, {"message": message})
        if self.command == "GET" and path.endswith("/user"):
            known = {"username": BOT["GitLab"]} if api.forge == "GitLab" else None
            return self.answer(200, known) if known else self.answer(403, {"message": "not by integration"})
        if self.command == "GET":
            return self.answer(200, self.page())
        if self.command == "POST":
            return self.answer(201, api.comment(given["body"], BOT[api.forge]))
        wanted = "PUT" if api.forge == "GitLab" else "PATCH"
        assert self.command == wanted
        (one,) = (one for one in api.comments if path.endswith(f"/{one['id']}"))
        one["body"] = given["body"]
        return self.answer(200, one)

    do_GET = do_POST = do_PUT = do_PATCH = do

    def page(self) -> list[dict[str, Any]]:
        """A page of 100; Gitea has no pages here and repeats the whole."""
        number = int((re.findall(r"[?&]page=(\d+)", self.path) or ["1"])[0])
        if self.server.forge in ("Gitea", "Forgejo"):
            return self.server.comments
        return self.server.comments[100 * (number - 1) : 100 * number]

    def answer(self, code: int, content: object) -> None:
        raw = json.dumps(content).encode()
        self.send_response(code)
        if self.server.elsewhere:
            self.send_header("Location", self.server.elsewhere)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def serving() -> Iterator[Callable[[str], Api]]:
    """``serving("GitHub")``: such a forge at a port of its own."""
    running: list[Api] = []

    def start(forge: str) -> Api:
        api = Api(forge)
        threading.Thread(target=api.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        running.append(api)
        return api

    yield start
    for api in running:
        api.shutdown()
        api.server_close()


class Job:
    """A job of the build server that belongs to ``api``, with its variables and its files."""

    def __init__(self, api: Api, root: Path, folder: Path) -> None:
        self.script, self.folder, self.summary = root / ".ci" / "comment", folder, folder / "summary.md"
        self.file, self.event = folder / "comment.md", folder / "event.json"
        self.file.write_text(TEXT, encoding="utf-8")
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        self.variables = kept | {"no_proxy": "*", "PYTHONUTF8": "1"} | self._of(api)
        self.event.write_text(json.dumps({"pull_request": self.request("us/plan")}), encoding="utf-8")

    def _of(self, api: Api) -> dict[str, str]:
        if api.forge == "GitLab":
            return {
                "GITLAB_CI": "true",
                "CI_API_V4_URL": api.url,
                "CI_PROJECT_ID": "7",
                "CI_MERGE_REQUEST_PROJECT_ID": "7",
                "CI_MERGE_REQUEST_IID": "12",
                "CI_JOB_URL": "https://forge.example/us/plan/-/jobs/5",
                "GITLAB_TOKEN": TOKEN,
            }
        return {
            "GITHUB_ACTIONS": "true",
            **({f"{api.forge.upper()}_ACTIONS": "true"} if api.forge != "GitHub" else {}),
            "GITHUB_API_URL": api.url,
            "GITHUB_REPOSITORY": "us/plan",
            "GITHUB_EVENT_PATH": str(self.event),
            "GITHUB_SERVER_URL": "https://forge.example",
            "GITHUB_RUN_ID": "5",
            "GITHUB_RUN_NUMBER": "5",
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_TOKEN": TOKEN,
        }

    @staticmethod
    def request(home: str) -> dict[str, Any]:
        return {"number": 12, "head": {"repo": {"full_name": home}}, "base": {"repo": {"full_name": "us/plan"}}}

    def from_fork(self) -> None:
        self.event.write_text(json.dumps({"pull_request": self.request("them/plan")}), encoding="utf-8")
        self.variables |= {"CI_PROJECT_ID": "8"}

    def run(self, **more: str) -> tuple[int, str]:
        """Exit code and everything said; never a traceback, never the token."""
        command = [sys.executable, str(self.script), str(self.file)]
        done = subprocess.run(command, env=self.variables | more, cwd=self.folder, capture_output=True, timeout=60)
        told = (done.stdout + done.stderr).decode("utf-8").replace("\r\n", "\n")
        assert "Traceback" not in told and TOKEN not in told and told.count("\n") == 1, told
        return done.returncode, told


@pytest.fixture
def job(root: Path, tmp_path: Path, serving: Callable[[str], Api]) -> Callable[[str], tuple[Api, Job]]:
    """``job("GitHub")``: a forge, and a job that it runs for a pull request."""

    def start(forge: str) -> tuple[Api, Job]:
        api = serving(forge)
        return api, Job(api, root, tmp_path)

    return start


@pytest.mark.parametrize("forge", FORGES)
def test_the_first_run_comments_and_the_second_updates_that_comment(
    forge: str, job: Callable[[str], tuple[Api, Job]]
) -> None:
    api, one = job(forge)
    assert one.run() == (0, f"commented on {forge}\n")
    one.file.write_text(TEXT.replace("一处", "两处"), encoding="utf-8")
    assert one.run() == (0, f"the comment on {forge} is up to date\n")
    ((body),) = (comment["body"] for comment in api.comments)
    assert body.startswith(MARKER) and "改了两处。" in body and "https://forge.example/us/plan/" in body
    home = "/api/v0/projects/7/merge_requests/12/notes" if forge == "GitLab" else "/api/v0/repos/us/plan/issues"
    assert ("POST", home if forge == "GitLab" else f"{home}/12/comments") in api.asked
    assert api.asked[-1] == (("PUT", f"{home}/100") if forge == "GitLab" else ("PATCH", f"{home}/comments/100"))
    assert set(api.tokens) == {TOKEN if forge == "GitLab" else f"token {TOKEN}"}


@pytest.mark.parametrize("forge", FORGES)
def test_the_comments_of_others_are_left_alone_and_ours_is_found_on_any_page(
    forge: str, job: Callable[[str], tuple[Api, Job]]
) -> None:
    api, one = job(forge)
    api.comment(f"{MARKER}\n\nlooks good, merge it", "stranger")
    for number in range(120):
        api.comment(f"remark {number}", BOT[forge])
    ours = api.comment(f"{MARKER}\n\nof yesterday", BOT[forge])
    before = [comment["body"] for comment in api.comments[:-1]]
    assert one.run()[0] == 0
    assert [comment["body"] for comment in api.comments[:-1]] == before and "改了一处。" in ours["body"]


def test_a_comment_that_may_no_longer_be_changed_is_made_anew(job: Callable[[str], tuple[Api, Job]]) -> None:
    api, one = job("GitHub")
    api.comment(MARKER, BOT["GitHub"])
    api.refuse["PATCH"] = 404, "Not Found"
    assert one.run() == (0, "commented on GitHub\n")
    assert len(api.comments) == 2


def test_the_summary_of_the_job_has_the_text_whether_or_not_it_may_be_posted(
    job: Callable[[str], tuple[Api, Job]],
) -> None:
    _, one = job("GitHub")
    one.summary.write_text("before\n", encoding="utf-8")
    one.run(GITHUB_TOKEN="")
    assert one.summary.read_text(encoding="utf-8").startswith(f"before\n{TEXT}")


def test_the_comment_leads_to_the_files_of_the_run(job: Callable[[str], tuple[Api, Job]]) -> None:
    api, one = job("GitHub")
    one.run(TJPLAN_REVIEW_URL="https://forge.example/us/plan/runs/5/artifacts/9) [x](javascript:y", LC_MESSAGES="zh_CN")
    body = api.comments[0]["body"]
    assert "[本次运行的文件](https://forge.example/us/plan/runs/5/artifacts/9%29%20%5Bx%5D%28javascript:y)" in body
    one.run(TJPLAN_REVIEW_URL="javascript:x")
    assert "javascript" not in api.comments[0]["body"]


@pytest.mark.parametrize("forge", FORGES)
def test_without_a_token_it_says_where_to_read_the_review_and_asks_nobody(
    forge: str, job: Callable[[str], tuple[Api, Job]]
) -> None:
    api, one = job(forge)
    code, told = one.run(GITHUB_TOKEN="", GITLAB_TOKEN="")
    assert code == 0 and "no token" in told and "https://forge.example/us/plan/" in told
    assert api.asked == []


def test_a_gitlab_token_does_not_go_to_github_nor_the_other_way_round(job: Callable[[str], tuple[Api, Job]]) -> None:
    api, one = job("GitHub")
    assert one.run(GITHUB_TOKEN="", GITLAB_TOKEN=TOKEN, GITEA_TOKEN=TOKEN)[0] == 0
    assert api.asked == []


@pytest.mark.parametrize("forge", FORGES)
def test_a_fork_without_the_right_to_comment_is_no_failure(forge: str, job: Callable[[str], tuple[Api, Job]]) -> None:
    api, one = job(forge)
    one.from_fork()
    api.refuse["POST"] = 403, "Resource not accessible by integration"
    code, told = one.run()
    assert code == 0 and "fork" in told and "Resource not accessible" in told


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "not valid"),
        (403, "pull-requests: write"),
        (404, "no such request"),
        (422, "not accepted"),
        (500, "later"),
    ],
)
def test_a_refusal_is_one_line_that_says_what_to_do(
    status: int, words: str, job: Callable[[str], tuple[Api, Job]]
) -> None:
    api, one = job("GitHub")
    api.refuse["POST"] = status, f"Bad\n::error::thing {TOKEN}"
    code, told = one.run()
    assert code == 2 and str(status) in told and words in told and "Bad ::error::thing ***" in told
    zh = one.run(LANG="zh_CN.UTF-8")[1]
    assert "未发表评论" in zh


@pytest.mark.parametrize("status", [301, 302, 307, 308])
@pytest.mark.parametrize("asked", ["GET", "POST"])
def test_the_token_does_not_follow_a_redirect(
    status: int, asked: str, job: Callable[[str], tuple[Api, Job]], serving: Callable[[str], Api]
) -> None:
    api, one = job("GitHub")
    other = serving("GitHub")
    api.refuse[asked], api.elsewhere = (status, "Moved"), f"{other.url}/repos/us/plan/issues/12/comments"
    code, told = one.run()
    assert code == 2 and "not sent there" in told
    assert other.asked == [] and api.asked


def test_a_host_that_does_not_answer_is_one_line(job: Callable[[str], tuple[Api, Job]]) -> None:
    _, one = job("GitHub")
    code, told = one.run(GITHUB_API_URL="http://127.0.0.1:9")
    assert code == 2 and told.startswith("cannot reach 127.0.0.1:9 (")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "", "api.example", "https://"])
def test_an_api_that_is_no_web_address_gets_nothing(url: str, job: Callable[[str], tuple[Api, Job]]) -> None:
    _, one = job("GitHub")
    code, told = one.run(GITHUB_API_URL=url)
    assert code == 2 and "GITHUB_API_URL" in told


@pytest.mark.parametrize("token", ["a b", "a\nb", "令牌"])
def test_a_token_that_can_be_none_is_not_sent(token: str, job: Callable[[str], tuple[Api, Job]]) -> None:
    api, one = job("GitHub")
    code, told = one.run(GITHUB_TOKEN=token)
    assert code == 2 and "GITHUB_TOKEN" in told and api.asked == []


def test_a_job_for_no_pull_request_has_nothing_to_comment_on(job: Callable[[str], tuple[Api, Job]]) -> None:
    api, one = job("GitHub")
    one.event.write_text('{"ref": "refs/heads/main"}', encoding="utf-8")
    code, told = one.run()
    assert code == 0 and "nothing to comment on" in told and api.asked == []
    code, told = one.run(GITHUB_ACTIONS="")
    assert code == 2 and "nothing to comment on" in told


@pytest.mark.parametrize("event", ["", "[", "[]", '{"pull_request": 1}', '{"pull_request": {"number": "../1"}}'])
def test_an_event_that_is_no_pull_request_is_one_line(event: str, job: Callable[[str], tuple[Api, Job]]) -> None:
    api, one = job("GitHub")
    one.event.write_text(event, encoding="utf-8")
    assert one.run()[0] in (0, 2) and api.asked == []


def test_a_file_that_is_missing_or_empty_says_what_to_run(job: Callable[[str], tuple[Api, Job]]) -> None:
    api, one = job("GitHub")
    one.file.write_text("\n", encoding="utf-8")
    code, told = one.run()
    assert code == 2 and ".ci/review" in told
    one.file.unlink()
    code, told = one.run()
    assert code == 2 and ".ci/review" in told and api.asked == []


def test_a_text_without_a_marker_gets_one(job: Callable[[str], tuple[Api, Job]]) -> None:
    api, one = job("GitHub")
    one.file.write_text("plain", encoding="utf-8")
    one.run()
    one.run()
    assert len(api.comments) == 1 and api.comments[0]["body"].startswith(f"{MARKER}\n\nplain")


def test_a_text_that_is_too_long_is_cut_where_nothing_is_open_and_keeps_the_way_to_the_files(
    job: Callable[[str], tuple[Api, Job]],
) -> None:
    api, one = job("GitHub")
    part = "<details><summary>章</summary>\n\n" + "字😀" * 400 + "\n\n</details>\n\n"
    one.file.write_text(TEXT + part * 100, encoding="utf-8")
    assert one.run()[0] == 0
    body = api.comments[0]["body"]
    assert 60_000 < len(body.encode("utf-16-le")) // 2 <= 65_000
    assert body.count("<details>") == body.count("</details>") > 10
    assert body.startswith(MARKER) and "cut here" in body and "https://forge.example/us/plan/actions/runs/5" in body


def test_one_line_that_is_too_long_leaves_the_marker_and_the_way_to_the_files(
    job: Callable[[str], tuple[Api, Job]],
) -> None:
    api, one = job("GitLab")
    one.file.write_text(f"{MARKER}\n{'字' * 70_000}", encoding="utf-8")
    assert one.run()[0] == 0
    body = api.comments[0]["body"]
    assert body.startswith(f"{MARKER}\n") and len(body) < 500 and "cut here" in body and "artifacts/browse" in body
