"""What an article says: sentences, mentions, frames and claims."""
