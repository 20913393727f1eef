"""The list of cases that a council sends: read, checked, freed of whatever could tell who somebody is, and described. Pure."""
