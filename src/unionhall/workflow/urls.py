"""Addresses of the workflow."""

from django.urls import URLPattern, URLResolver, path

from unionhall.workflow.views import household, inbox, procedures, runs

app_name = "workflow"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", inbox.inbox, name="inbox"),
    path("others/", inbox.waiting, name="waiting"),
    path("done/", inbox.finished, name="done"),
    path("runs/<int:run_id>/", runs.run_page, name="run"),
    path("runs/<int:run_id>/fire/", runs.fire_event, name="fire"),
    path("runs/<int:run_id>/sign/", runs.sign, name="sign"),
    path("runs/<int:run_id>/comment/", runs.comment, name="comment"),
    path("runs/<int:run_id>/attach/", runs.attach, name="attach"),
    path("runs/<int:run_id>/aside/", runs.aside, name="aside"),
    path("household/", household.household, name="household"),
    path("household/<int:tie_id>/end/", household.end, name="end_household"),
    path("procedures/", procedures.procedures, name="procedures"),
    path("procedures/<str:code>/", procedures.procedure, name="procedure"),
    path("procedures/<str:code>/chart.svg", procedures.chart_svg, name="chart"),
    path("procedures/<str:code>/chart-<str:size>.pdf", procedures.wall_pdf, name="wall_pdf"),
    path("procedures/<str:code>/bpmn.xml", procedures.bpmn_xml, name="bpmn"),
]
