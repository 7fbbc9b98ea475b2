package dev.athanor.trainer.observation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OperatorTableTest {

    @Test
    void operatorIsCountedWithoutThoseThatItCalled() throws Exception {
        String table = OperatorTable.of("""
                [{"name": "aten::linear", "ph": "X", "ts": 100, "dur": 1000, "tid": 1},
                 {"name": "aten::addmm", "ph": "X", "ts": 200, "dur": 600, "tid": 1},
                 {"name": "aten::copy_", "ph": "X", "ts": 300, "dur": 100, "tid": 1},
                 {"name": "aten::copy_", "ph": "X", "ts": 900, "dur": 100, "tid": 1},
                 {"name": "aten::gelu", "ph": "X", "ts": 1100, "dur": 1000, "tid": 1}]
                """.getBytes(UTF_8));

        assertThat(table.lines().map(String::strip).map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "operator calls own ms share",
                        "aten::gelu 1 1.000 50.00%",
                        "aten::addmm 1 0.500 25.00%",
                        "aten::linear 1 0.300 15.00%",
                        "aten::copy_ 2 0.200 10.00%");
    }

    @Test
    void operatorsOfSeveralThreadsDoNotCallEachOther() throws Exception {
        String table = OperatorTable.of("""
                {"traceEvents": [{"name": "a", "ph": "X", "ts": 0, "dur": 1000, "tid": 1},
                                 {"name": "b", "ph": "X", "ts": 100, "dur": 500, "tid": 2},
                                 {"name": "m", "ph": "M", "ts": 0, "tid": 2}]}
                """.getBytes(UTF_8));

        assertThat(table)
                .containsPattern("a +1 +1.000")
                .containsPattern("b +1 +0.500")
                .doesNotContain("m ");
    }
}
