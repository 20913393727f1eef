"""What the two sides agreed on before anything is sent, and that both said so."""
