"""Producers of claims: our own reader of articles, and others that propose what it may have missed.

A producer never writes. What it says goes through `Checked`, which keeps only what the article bears out.
"""

from __future__ import annotations

from kg.producer.check import Checked, Refusal, checked
from kg.producer.choice import RULES, ProducerError, producer
from kg.producer.protocol import Producer
from kg.producer.together import Together

__all__ = ["RULES", "Checked", "Producer", "ProducerError", "Refusal", "Together", "checked", "producer"]
