"""When everything is due: the plan of an inspection, its tasks, milestones and stages."""
