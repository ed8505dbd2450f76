"""The closed lists of words that claims and deals use, as the annotation guidelines and SIPRI define them."""

from enum import StrEnum


class Category(StrEnum):
    """What kind of equipment an item is."""

    AIRCRAFT = "aircraft"
    HELICOPTER = "helicopter"
    UAV = "uav"
    MISSILE = "missile"
    AIR_DEFENCE = "air_defence"
    ARMOURED_VEHICLE = "armoured_vehicle"
    ARTILLERY = "artillery"
    SHIP = "ship"
    SUBMARINE = "submarine"
    SENSOR = "sensor"
    ENGINE = "engine"
    SATELLITE = "satellite"
    SMALL_ARMS = "small_arms"
    AMMUNITION = "ammunition"
    OTHER = "other"


class StageGroup(StrEnum):
    """Stages that a reader would not tell apart at a glance."""

    BEFORE = "before"
    APPROVED = "approved"
    ORDERED = "ordered"
    DELIVERY = "delivery"
    STOPPED = "stopped"


class Stage(StrEnum):
    """How far along a transfer is, in the usual order of events; the last three end or halt it."""

    SOUGHT = "sought"
    NEGOTIATING = "negotiating"
    OFFERED = "offered"
    APPROVED = "approved"
    ORDERED = "ordered"
    DELIVERING = "delivering"
    DELIVERED = "delivered"
    REFUSED = "refused"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"

    @property
    def group(self) -> StageGroup:
        """The group that the stage belongs to."""
        return _GROUPS[self]

    @property
    def rank(self) -> int:
        """The place in the usual order of events, from 0."""
        return _RANKS[self]


_RANKS = {stage: place for place, stage in enumerate(Stage)}
_GROUPS = {
    Stage.SOUGHT: StageGroup.BEFORE,
    Stage.NEGOTIATING: StageGroup.BEFORE,
    Stage.OFFERED: StageGroup.BEFORE,
    Stage.APPROVED: StageGroup.APPROVED,
    Stage.ORDERED: StageGroup.ORDERED,
    Stage.DELIVERING: StageGroup.DELIVERY,
    Stage.DELIVERED: StageGroup.DELIVERY,
    Stage.REFUSED: StageGroup.STOPPED,
    Stage.SUSPENDED: StageGroup.STOPPED,
    Stage.CANCELLED: StageGroup.STOPPED,
}


class Mode(StrEnum):
    """On what terms equipment changes hands."""

    SALE = "sale"
    GIFT = "gift"
    LOAN = "loan"
    LICENCE = "licence"
    OFFSET = "offset"
    UNSPECIFIED = "unspecified"


class Condition(StrEnum):
    """Whether the equipment is new."""

    NEW = "new"
    SECOND_HAND = "second_hand"
    REFURBISHED = "refurbished"


class Qualifier(StrEnum):
    """How a report qualifies a number or an amount of money."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
