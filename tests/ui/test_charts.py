from unionhall.ui import charts


def test_bars_are_measured_against_the_longest():
    drawn = charts.bars([("a", 50, "/a"), ("b", 200), ("c", 0), ("d", None)])
    assert [bar.length for bar in drawn] == ["25.00%", "100.00%", "0.00%", "0.00%"]
    assert [bar.text for bar in drawn] == ["50", "200", "0", "—"]
    assert drawn[0].url == "/a"


def test_nothing_to_draw_is_no_error():
    assert charts.bars([]) == []
    assert charts.line([]).runs == ()
    assert charts.line([("2024", None)]).points == ()


def test_a_line_breaks_where_a_value_is_unknown():
    drawn = charts.line([("2021", 5), ("2022", 10), ("2023", None), ("2024", 20)])
    assert len(drawn.runs) == 2
    assert len(drawn.points) == 3
    assert [name.text for name in drawn.names] == ["2021", "2022", "2023", "2024"]
    assert drawn.rows[2] == ("2023", "—")


def test_the_scale_starts_at_zero_and_ends_at_a_round_number():
    assert [tick.text for tick in charts.line([("a", 0), ("b", 1612)]).ticks] == ["0", "1,000", "2,000"]
    assert [tick.text for tick in charts.line([("a", 0.3), ("b", 0.07)]).ticks] == ["0", "0.2", "0.4"]


def test_many_points_name_only_a_few():
    drawn = charts.line([(str(year), year) for year in range(1990, 2030)])
    assert len(drawn.names) == 5
    assert (drawn.names[0].text, drawn.names[-1].text) == ("1990", "2029")
