"""What waits for somebody, gathered from every feature that can give people something to do: the first page is drawn from it."""
