"""The report: assembled once, frozen, and released step by step to those it is meant for."""
