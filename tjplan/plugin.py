"""The mkdocs plugin: hands the pages of a plan to mkdocs, and nothing else."""

from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from tjplan import workspace
from tjplan.errors import TjplanError
from tjplan.model.text import LANGS, Lang
from tjplan.pages import search_index, search_order, theme
from tjplan.pages.description import to_description
from tjplan.pages.policy import with_policy
from tjplan.pages.shared import write_shared
from tjplan.pages.website import Website


class Settings(Config):  # type: ignore[no-untyped-call]
    """``plan``: the folder of one round, relative to mkdocs.yml, empty for the current round;
    ``lang``: ``zh`` or ``en``."""

    plan = config_options.Type(str, default="")
    lang = config_options.Choice(LANGS, default="zh")


class TjplanPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """One website in one language; ``given`` is set by a caller that has composed it already."""

    given: Website | None = None
    website: Website
    words: dict[str, tuple[search_index.Entry, ...]]

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Compose the plan, take its title and language; watch its files."""
        self.website = self.given or self._composed(config)
        theme.configure(config, self.website)
        self.words = {}
        self._keep_languages_apart(config)
        return config

    def _composed(self, config: MkDocsConfig) -> Website:
        """The website of the plan on disk, whose folder is watched from now on."""
        lang: Lang = "en" if self.config.lang == "en" else "zh"
        home = Path(config.config_file_path).parent
        try:
            folder = home / self.config.plan if self.config.plan else workspace.find_round(home)
            config.watch.extend([str(folder), str(home / "site")])
            loaded = workspace.open_plan(folder)
            plan = workspace.whole(loaded)
        except TjplanError as error:
            raise PluginError(error.zh if lang == "zh" else error.en) from error
        past = workspace.past_editions(folder, plan)
        return workspace.site(plan, workspace.findings(loaded), loaded.previous, past=past)[lang]

    def _keep_languages_apart(self, config: MkDocsConfig) -> None:
        """A bare ``mkdocs build`` in English must not land in the folder that is for Chinese."""
        usual = Path(config.config_file_path).parent / "build" / "site" / "zh"
        if Path(config.site_dir) == usual:
            config.site_dir = str(usual.with_name(self.website.lang))

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages, the data files and the assets; set the navigation."""
        fixed = [file.src_uri for file in files.documentation_pages()]
        contents: dict[str, str | bytes] = {**self.website.pages, **self.website.files}
        for path, content in contents.items():
            files.append(File.generated(config, path, content=content))
        for path, source in theme.assets(config).items():
            files.append(File.generated(config, path, abs_src_path=str(source)))
        config.nav = theme.navigation(self.website, fixed)
        return files

    def on_page_content(self, html: str, *, page: Any, config: MkDocsConfig, files: Files) -> str:
        """Note what the page says, unless it asks search not to; let keys reach code that scrolls (WCAG 2.1.1)."""
        entries = search_index.to_entries(html)
        page.meta.setdefault("description", theme.safe(to_description(entries)))
        if not page.meta.get("search", {}).get("exclude"):
            self.words[page.file.src_uri] = entries
        return html.replace("<pre><code", '<pre tabindex="0"><code')

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the index of the search and, in a bare ``mkdocs build``, what the languages share."""
        script = search_index.to_script(self.website.lang, search_order.arranged(self.website, self.words))
        (Path(config.site_dir) / search_index.SCRIPT).write_text(script, encoding="utf-8", newline="\n")
        folder = Path(config.site_dir)
        if self.given is None and folder.name == self.website.lang:
            # Never beside a folder of another name: what stands there may not be ours.
            write_shared(self.website.shared, folder.parent)

    def on_page_context(self, context: Any, *, page: Any, config: MkDocsConfig, nav: Any) -> Any:
        """Tell the page where its translation is."""
        context["tjplan"] = theme.context(config, page.file.dest_uri, self.website)
        return context

    def on_post_page(self, output: str, *, page: Any, config: MkDocsConfig) -> str:
        """Say what the page may load and run."""
        return with_policy(output)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The page for unknown addresses is one, too; a sitemap needs to know where the website stands."""
        if template_name == "sitemap.xml" and not config.site_url:
            return ""
        return with_policy(output) if template_name.endswith(".html") else output

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """The page for unknown addresses may be shown at any depth; without a site_url it can only refer
        to its neighbours."""
        context["tjplan"] = theme.missing(config, self.website)
        if template_name == "404.html" and not config.site_url:
            context["base_url"] = "."
        return context
