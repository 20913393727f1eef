"""The agreed evaluation and the narrative of each indicator, with a history that is only added to."""
