import pytest

from unionhall.desk.actions.attach_material import attach_material
from unionhall.desk.actions.sign_up import sign_up
from unionhall.desk.queries.reading import material_of_session
from unionhall.kernel.errors import NotFound

PDF = b"%PDF-1.4 "


def test_whoever_takes_part_opens_the_material(announced, people, now):
    row = announced()
    file = attach_material(actor=people["wang"], session_id=row.pk, name="讲义.pdf", content=PDF, now=now)
    with pytest.raises(NotFound):
        material_of_session(people["worker"], row.pk, file)
    sign_up(actor=people["worker"], session_id=row.pk, now=now)
    assert material_of_session(people["worker"], row.pk, file).name == "讲义.pdf"
    with pytest.raises(NotFound):
        attach_material(actor=people["far_station"], session_id=row.pk, name="a.pdf", content=PDF, now=now)
