"""Addresses of papers and notices."""

from django.urls import URLPattern, URLResolver, path

from unionhall.papers.views import notices, papers, public, templates

app_name = "papers"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", papers.papers_list, name="papers"),
    path("templates/", templates.templates_list, name="templates"),
    path("templates/<str:code>/", templates.template, name="template"),
    path("templates/<str:code>/restore/", templates.restore, name="restore_template"),
    path("templates/<str:code>/fill/", papers.fill, name="fill"),
    path("word/", papers.word, name="word"),
    path("<int:paper_id>/", papers.paper_page, name="paper"),
    path("<int:paper_id>/change/", papers.change, name="change"),
    path("<int:paper_id>/file/", papers.file, name="file"),
    path("<int:paper_id>/withdraw/", papers.withdraw, name="withdraw"),
    path("<int:paper_id>/discard/", papers.discard, name="discard"),
    path("<int:paper_id>/pdf/", papers.draft_pdf, name="pdf"),
    path("verify/<str:token>/", public.verify, name="verify"),
    path("notices/", notices.notices_list, name="notices"),
    path("notices/new/", notices.publish, name="publish_notice"),
    path("notices/<int:notice_id>/", notices.notice_page, name="notice"),
    path("notices/<int:notice_id>/entries/<int:position>/", notices.change_entry, name="change_entry"),
    path("notices/<int:notice_id>/objections/new/", notices.receive, name="receive_objection"),
    path("notices/<int:notice_id>/close/", notices.close, name="close_notice"),
    path("notices/<int:notice_id>/withdraw/", notices.withdraw, name="withdraw_notice"),
    path("notices/<int:notice_id>/sheet/", notices.sheet, name="wall_sheet"),
    path("objections/<int:objection_id>/decide/", notices.decide, name="decide_objection"),
    path("objections/<int:objection_id>/reveal/", notices.reveal, name="reveal_objector"),
    path("public/<str:token>/", public.notice, name="public_notice"),
    path("public/<str:token>/objections/<str:key>/", public.sent_one, name="sent_objection"),
]
