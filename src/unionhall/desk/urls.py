"""Addresses of the service desk."""

from django.urls import URLPattern, URLResolver, path

from unionhall.desk.views import order_figures, order_steps, orders

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("orders/", orders.orders_list, name="orders"),
    path("orders/figures/", order_figures.figures, name="order_figures"),
    path("orders/new/", order_steps.ask, name="ask"),
    path("orders/of-run/<int:run_id>/", orders.order_of_run, name="order_of_run"),
    path("orders/<int:order_id>/", orders.order_record, name="order"),
    path("orders/<int:order_id>/file/", order_steps.attach, name="attach"),
    path("orders/<int:order_id>/<str:event>/", order_steps.step, name="step"),
]
