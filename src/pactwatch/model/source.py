"""A source that a person has saved: where reports come from, run after run."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.model.judgement import Grade


@dataclass(frozen=True, slots=True)
class SavedSource:
    """A place that is read whenever the saved sources are.

    `place` is a web address or a path. `name` is what people call it, `publisher` who publishes all that it holds, None
    where each report says so itself. `columns` maps our names of a table's columns to its own. `grade` is the
    reliability that a person gave it, None where nobody did. `documented` is where its address was published, for
    entries of the starter list; `verified` says that it has been read without fault.
    """

    place: str
    name: str
    publisher: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    grade: Grade | None = None
    documented: str | None = None
    verified: bool = False

    @property
    def graded_name(self) -> str:
        """The name under which its reports stand, and so its grade."""
        return self.publisher or self.name
