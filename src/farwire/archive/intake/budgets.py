"""Counting what engines elsewhere are sent in a day (UTC), so that all processes together keep to a budget."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from farwire.archive.models import EngineUse


@transaction.atomic
def reserve_characters(engine: str, day: date, characters: int, budget: int | None) -> bool:
    """Count characters that are about to be sent; False, and nothing is counted, if the budget does not hold them."""
    row, _ = EngineUse.objects.get_or_create(day=day, engine=engine)
    room = EngineUse.objects.filter(pk=row.pk, is_closed=False)
    if budget is not None:
        room = room.filter(characters__lte=budget - characters)
    return room.update(characters=F("characters") + characters) > 0


@transaction.atomic
def settle_characters(engine: str, day: date, reserved: int, sent: int) -> None:
    """Put right what was reserved once it is known what was sent."""
    if sent != reserved:
        use = EngineUse.objects.filter(day=day, engine=engine)
        use.update(characters=Greatest(F("characters") + sent - reserved, 0))


@transaction.atomic
def close_budget(engine: str, day: date) -> None:
    """The engine says that it does no more today, whatever we counted."""
    EngineUse.objects.update_or_create(day=day, engine=engine, defaults={"is_closed": True})
