"""What a noun phrase stands for: which groups, places, equipment or people, and how many."""
