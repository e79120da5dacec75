"""What an enterprise can ask a guidance station for."""

from dataclasses import dataclass

from unionhall.kernel.text import N_


@dataclass(frozen=True, slots=True)
class OrderType:
    """One kind of service. ``answers`` names the address of the module that carries it out; empty: by hand.

    The address takes the order's id. By hand is no lesser way: every step of an order works without a module.
    """

    code: str
    title: str
    answers: str = ""


ORDER_TYPES = {
    "founding": N_("Founding a union"),
    "reelection": N_("Re-election"),
    "congress": N_("Workers' congress"),
    "openness": N_("Open factory affairs"),
    "bargaining": N_("Collective bargaining"),
    "rights": N_("Protection of rights"),
    "hardship": N_("Help in hardship"),
    "innovation": N_("Skills and innovation"),
    "recruitment": N_("Recruitment"),
    "training": N_("Order-based training with a college"),
    "legal_room": N_("Legal room"),
    "counselling_room": N_("Counselling room"),
    "library": N_("Library"),
    "gym": N_("Gym"),
    "service_station": N_("Shared service station"),
    "culture": N_("Culture and sports"),
}
