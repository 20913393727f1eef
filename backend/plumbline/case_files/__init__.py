"""Case file reading: the list of cases, the sample drawn from it, and what is read in it."""
