"""The case sample: how many cases, which ones, and how anybody can draw them again."""
