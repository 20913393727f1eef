"""What both sides arrange before and beside the inspection's own work: the questions that they put to each other."""
