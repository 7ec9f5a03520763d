"""The model → pages."""
