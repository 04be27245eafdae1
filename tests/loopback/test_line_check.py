# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole line check between two namespaces with a real TURN server: the shortest rows of the matrix."""

from pathlib import Path

import pytest

from tests.rig import line_lab
from tests.rig.line_lab import LineLab, codes

pytestmark = pytest.mark.skipif(bool(line_lab.missing()), reason=line_lab.missing())


def test_a_closed_network_is_told_from_a_slow_one_and_the_working_way_is_kept(tmp_path: Path) -> None:
    with LineLab(tmp_path, "delay=20", "delay=20") as lab:
        lab.block("-p", "udp")
        closed = lab.check()
        assert codes(closed) == ["line_tcp_only"]
        assert closed["verdict"] == "remark"
        assert (closed["values"]["turn_index"], closed["values"]["turn_transport"]) == (1, "tcp")
        assert closed["values"]["used_mb"] < 4.0

        lab.open_all()
        lab.network.set("ab", "rate=250k")
        slow = lab.check()
        assert "line_slow_up" in codes(slow)
        assert "line_slow_down" not in codes(slow)
        assert slow["values"]["turn_transport"] == "udp"
        assert slow["values"]["up_kbit"] == pytest.approx(250, rel=0.25)
        assert slow["values"]["loss_percent"] < 5.0
