"""Everything linked again and kept as rows: in stretches, by several processes, never held in memory as a whole.

What comes of it is what `build_register` and `keep` give of the same records, whatever the number of processes.
"""

from pactwatch.pipeline.relink.whole import link

__all__ = ["link"]
