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
from tjplan.pages import theme
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

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Compose the plan, take its title and language; watch its files."""
        self.website = self.given or self._composed(config)
        theme.configure(config, self.website)
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
        return workspace.site(plan, workspace.findings(loaded))[lang]

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

    def on_page_context(self, context: Any, *, page: Any, config: MkDocsConfig, nav: Any) -> Any:
        """Tell the page where its translation is."""
        context["tjplan"] = theme.context(config, page.file.dest_uri, self.website.lang)
        return context

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """The page for unknown addresses refers to its neighbours where no site_url is known."""
        context["tjplan"] = theme.context(config, "index.html", self.website.lang) | {"missing": True}
        if template_name == "404.html" and not config.site_url:
            context["base_url"] = "."
        return context
