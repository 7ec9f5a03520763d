"""Strategies that the tests build whole: real ones of communities, and an invented one of five levels."""
