"""Questions in plain English: matched to the stored queries by patterns, never by guessing."""

from kg.ask.answer import Answered, answer, document
from kg.ask.evidence import Quote, evidence
from kg.ask.match import Declined, Understood, understand

__all__ = ["Answered", "Declined", "Quote", "Understood", "answer", "document", "evidence", "understand"]
