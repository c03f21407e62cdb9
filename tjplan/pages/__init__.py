"""Document -> website: Markdown pages, data files, and the one door to the site generator."""
