"""Addresses of organizing."""

from django.urls import URLPattern, URLResolver, path

from unionhall.organizing.views import candidates, elections, orders, particulars, planning, terms, undertakings, voting

app_name = "organizing"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", undertakings.undertakings_list, name="undertakings"),
    path("foundings/new/", planning.found, name="found"),
    path("renewals/new/", planning.renew, name="renew"),
    path("runs/<int:run_id>/", undertakings.of_run, name="of_run"),
    path("orders/<int:order_id>/", orders.answer_order, name="answer_order"),
    path("<int:undertaking_id>/", undertakings.undertaking_record, name="undertaking"),
    path("<int:undertaking_id>/group/", planning.prep_group, name="prep_group"),
    path("<int:undertaking_id>/plan/", planning.plan, name="plan"),
    path("<int:undertaking_id>/particulars/<str:section>/", particulars.particulars, name="particulars"),
    path("<int:undertaking_id>/delegates/", particulars.delegates, name="delegates"),
    path("<int:undertaking_id>/roll/", undertakings.roll_page, name="roll"),
    path("<int:undertaking_id>/roll/freeze/", planning.freeze, name="freeze_roll"),
    path("<int:undertaking_id>/roll/correct/", planning.correct, name="correct_roll"),
    path("<int:undertaking_id>/display/", planning.display, name="display"),
    path("<int:undertaking_id>/nominate/", candidates.nominate, name="nominate"),
    path("<int:undertaking_id>/tellers/", elections.tellers, name="tellers"),
    path("<int:undertaking_id>/ballots/new/", elections.prepare, name="prepare"),
    path("candidates/<int:candidate_id>/answer/", candidates.answer_question, name="answer_for"),
    path("candidates/<int:candidate_id>/withdraw/", candidates.withdraw, name="withdraw"),
    path("elections/<int:election_id>/", elections.election_record, name="election"),
    path("elections/<int:election_id>/count/", elections.count, name="count"),
    path("elections/<int:election_id>/open/", elections.open_box, name="open_ballot"),
    path("elections/<int:election_id>/close/", elections.close_box, name="close_ballot"),
    path("elections/<int:election_id>/settle/", elections.settle, name="settle"),
    path("terms/", terms.terms_list, name="terms"),
    path("terms/new/", terms.enter, name="enter_term"),
    path("terms/<int:term_id>/extend/", terms.extend, name="extend_term"),
    path("vote/", voting.ballots, name="ballots"),
    path("vote/<int:election_id>/", voting.vote, name="vote"),
]
