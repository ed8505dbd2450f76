"""pactwatch reads reports about the arms trade and keeps what they claim as an auditable register."""

__version__ = "0.1.0"
