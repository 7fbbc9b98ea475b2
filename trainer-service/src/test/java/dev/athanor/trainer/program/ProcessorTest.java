package dev.athanor.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorTest {

    @Test
    void bfloat16IsTakenWhereTheProcessorHasInstructionsForIt() {
        assertThat(Processor.fastestPrecision(List.of("model name\t: EPYC", "flags\t\t: fpu avx512_bf16 vnni")))
                .isEqualTo(Precision.BF16);
        assertThat(Processor.fastestPrecision(List.of("Features\t: fp asimd i8mm bf16")))
                .isEqualTo(Precision.BF16);
    }

    @Test
    void otherProcessorsTrainInSinglePrecision() {
        assertThat(Processor.fastestPrecision(List.of("flags\t\t: fpu avx2 avx512f")))
                .isEqualTo(Precision.FP32);
        assertThat(Processor.fastestPrecision(List.of())).isEqualTo(Precision.FP32);
    }
}
