"""The pipeline of the site: load → check → model → pages → render. Nothing in here knows MkDocs."""
