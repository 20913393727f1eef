"""The council's evaluation of its own service: written, kept, certified, submitted, and never changed after that."""
