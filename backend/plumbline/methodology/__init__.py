"""The inspection method as data: stages, weeks, tasks, indicators, scale and prompts, in versions that never change."""
