"""The nouns: what a plan is made of, and what can be said about it."""
