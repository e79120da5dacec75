"""Files over the API: handed in once, read by whoever holds the grant there, as bytes of the kind they are."""

from django.core.files.uploadedfile import SimpleUploadedFile

from unionhall.base.models import AuditRecord, StoredFile

PDF = b"%PDF-1.7 invented"


def form(content=PDF, code="A1", grant="registry.import_roster", name="名 单.pdf"):
    return {"file": SimpleUploadedFile(name, content), "grant": grant, "organisation_code": code}


def test_hand_in_look_and_download(caller):
    park = caller("park_officer", "A")
    pk = park("post", "base/files", form=form(), status=201)["id"]
    assert StoredFile.objects.count() == 1
    seen = park("get", f"base/files/{pk}")
    assert (seen["name"], seen["media_type"], seen["size"]) == ("名 单.pdf", "application/pdf", len(PDF))
    assert (seen["organisation_code"], seen["purpose"]) == ("A1", "handed_in")
    answer = park("get", f"base/files/{pk}/content?reason=check")
    assert (answer["Content-Type"], answer.content) == ("application/pdf", PDF)
    assert answer["Content-Disposition"].startswith("attachment")
    assert AuditRecord.objects.get(verb="base.open_file").reason == "check"
    twin = caller("park_officer", "B")
    twin("get", f"base/files/{pk}", status=404)
    twin("get", f"base/files/{pk}/content", status=404)
    twin("post", "base/files", form=form(), status=404)


def test_what_is_no_file_for_us(caller):
    park = caller("park_officer", "A")
    park("post", "base/files", form=form(b"MZ\x90\x00"), status=422)
    park("post", "base/files", form=form(grant="base.read_audit"), status=403)
    park("post", "base/files", form=form(grant="no.such"), status=422)
    park("post", "base/files", {"grant": "x"}, status=422)
    assert not StoredFile.objects.exists()


def test_the_same_key_with_another_file_is_a_conflict(caller):
    park = caller("park_officer", "A")
    assert park.send("post", "base/files", form=form(), key="one-key-for-two").status_code == 201
    assert park.send("post", "base/files", form=form(PDF + b" 2"), key="one-key-for-two").status_code == 409
    assert StoredFile.objects.count() == 1


def test_too_large_and_broken_requests_are_answered_in_the_one_shape(caller, settings):
    park = caller("park_officer", "A")
    settings.UPLOAD_LIMIT_BYTES = 0
    big = form(b"%PDF-" + b"0" * (1024 * 1024))
    assert park("post", "base/files", form=big, status=422)["error"]["code"] == "api.too_large"
    settings.UPLOAD_LIMIT_BYTES, settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2**20, 100
    long = {"name": "n", "query": "x" * 200}
    answer = park("post", "base/lists/base.accounts/filters", long, status=422)
    assert answer["error"]["code"] == "api.too_large"
    headers = {"Authorization": f"Bearer {park.secret}", "Idempotency-Key": "broken-form-1"}
    broken = park.client.post("/api/v1/base/files", b"x", content_type="multipart/form-data", headers=headers)
    assert (broken.status_code, broken.json()["error"]["code"]) == (400, "api.unreadable")
    many = park.send("get", "base/accounts?" + "a&" * 1500)
    assert many.status_code in {200, 400}
    assert many["Content-Type"].startswith("application/json")
