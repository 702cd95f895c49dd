"""Brief Composer: turns evidence into a policy brief. Only the version lives here."""

__version__ = "0.1.0"
